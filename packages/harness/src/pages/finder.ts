import type { Markup } from './markup.ts'
import type { Site } from './slots.ts'

/** Looks at the pieces of a page in order and tells of the sites it finds. */
export type Finder = (piece: Markup) => void

/** What a finder works on. */
export interface Search {
  readonly text: string
  readonly kind: 'html' | 'xml'
  readonly found: (site: Site) => void
}
