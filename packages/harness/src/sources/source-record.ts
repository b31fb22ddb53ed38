/** What a source holds, one after the other. */
export type SourceRecord = SavedPage | RefusedRecord

/** One page of a source, with the bytes as the source holds them. */
export interface SavedPage {
  readonly kind: 'page'
  /** Where it stands in its source: an address, or a path from the source on. Text of unknown origin, never a path to write to. */
  readonly name: string
  readonly bytes: Buffer
  readonly markup: 'html' | 'xml'
  /** A Python codec's name: as a mark in the bytes, the label beside them or the page itself has it. */
  readonly encoding: string
  /** As the source has it. */
  readonly contentType?: string
  readonly url?: string
  /** When it was saved, as the source has it. */
  readonly date?: string
  /** That it is a document within the page before: it was saved with that one. */
  readonly frame?: true
}

/** What could not be had, or is no whole page. */
export interface RefusedRecord {
  readonly kind: 'refused'
  readonly name: string
  /** The rest of a sentence that begins with the name: `is cut short: 10 of 20 bytes`. */
  readonly because: string
}

/** What a page is called and how it came, apart from its bytes. */
export type Labels = Pick<SavedPage, 'name' | 'contentType' | 'url' | 'date' | 'frame'>

/** Refuses a record. */
export function refused(name: string, because: string): RefusedRecord {
  return { kind: 'refused', name, because }
}
