/** What the place that is printed to can show. */
export interface Screen {
  /** Columns of a line. */
  readonly width: number
  readonly color: boolean
  /** Whether block characters can be shown; if not, curves and rules are ASCII. */
  readonly unicode: boolean
}
