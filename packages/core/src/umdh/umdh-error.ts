/** Says that a text is no umdh log, and from which line on. */
export class UmdhError extends Error {
  override readonly name = 'UmdhError'
  /** Counts from 1; absent where the whole file holds nothing of a log. */
  readonly line?: number

  constructor(message: string, line?: number) {
    super(line === undefined ? message : `Line ${line}: ${message}`)
    if (line !== undefined) this.line = line
  }
}
