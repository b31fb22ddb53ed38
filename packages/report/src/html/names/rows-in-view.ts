export interface View {
  /** In pixels: how far it is scrolled, how high it is, and how high each row. */
  readonly scrolled: number
  readonly height: number
  readonly row: number
  /** How many rows there are. */
  readonly count: number
}

/** Rows drawn above and below those that are seen: a key or the wheel moves by a few. */
const beside = 8

/** The rows to draw of a long list, from the first to before the last: those in view and a few beside. */
export function rowsInView({ scrolled, height, row, count }: View): readonly [first: number, end: number] {
  const seen = Math.ceil(height / row)
  const top = Math.max(0, Math.min(Math.floor(scrolled / row), count - seen))
  return [Math.max(0, top - beside), Math.min(count, top + seen + 1 + beside)]
}
