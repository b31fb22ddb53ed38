/** What is to be installed, as messages speak of it. */
export interface Wanted {
  readonly name: string
  /** What else can be done where it cannot be fetched: `use what is importable with --lxml system`. */
  readonly instead: string
}
