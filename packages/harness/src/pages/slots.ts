/** Where one token goes: it takes the place of the text from `start` to `end`, between `before` and `after`. */
export interface Slot {
  readonly start: number
  readonly end: number
  readonly before: string
  readonly after: string
}

/** The slots that one fresh name fills: an element's has two, its start and its end tag. */
export type Site = readonly Slot[]

/** A slot that takes the place of what stands from `start` to `end`. */
export function slot(start: number, end: number): Slot {
  return { start, end, before: '', after: '' }
}
