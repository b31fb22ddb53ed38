import type { KeptName, Result, SnapshotPairs } from '@plateau/core'
import type { AssetName } from './asset-names.ts'
import type { Html } from './markup.ts'

/** What a report is made of: results, and pairs of snapshots where there are any. */
export interface Reported {
  readonly results: readonly Result[]
  readonly pairs: readonly SnapshotPairs[]
  /** What the names that runs list are in their pages, where those are at hand. */
  readonly kept?: readonly KeptName[]
}

/** One part of the report under a heading of its own. */
export interface PageSection {
  /** Its anchor: `#map`. */
  readonly id: string
  readonly heading: string
  /** What is there without a script too. */
  readonly body: Html
  /** What its script reads with `dataOf(id, name)`: each stands in the file as JSON and is parsed when it is asked for. */
  readonly data?: Readonly<Record<string, unknown>>
  /** Its scripts and styles, beside the shell's. */
  readonly assets?: readonly AssetName[]
}

/** Makes a section of what there is to report; nothing where it has nothing to show. */
export type SectionMaker = (reported: Reported) => PageSection | undefined
