import { safe } from '../safe/safe.ts'

/** Markup that may stand in a page as it is. {@link html} makes it; {@link trusted} takes what a library drew. */
export class Html {
  readonly markup: string

  constructor(markup: string) {
    this.markup = markup
  }
}

/** What may stand in a template: texts and numbers are escaped, nothing stands for nothing. */
export type Slot = Html | string | number | false | undefined | readonly Slot[]

/**
 * Makes HTML of a template whose slots are text: a name from a page becomes what a reader sees, never markup.
 *
 * The one way in which text gets into the report, between tags and between the quotes of an attribute alike; controls
 * and what would reorder a line become visible, as {@link safe} has it.
 */
export function html(literals: TemplateStringsArray, ...slots: readonly Slot[]): Html {
  return new Html(literals.reduce((made, literal, index) => `${made}${inMarkup(slots[index - 1])}${literal}`))
}

/** Takes markup that a library made, such as a chart's SVG; what is in it from a page must be escaped already. */
export function trusted(markup: string): Html {
  return new Html(markup)
}

function inMarkup(slot: Slot): string {
  if (slot === undefined || slot === false) return ''
  if (slot instanceof Html) return slot.markup
  if (typeof slot === 'number') return String(slot)
  return typeof slot === 'string' ? safe(slot, 'xml') : slot.map(inMarkup).join('')
}
