/** Ends the reading of a page from inside a parser's handler, where a return would only end the handler. */
export class StopReading extends Error {
  override readonly name = 'StopReading'
  readonly because: 'enough' | 'not well-formed'

  constructor(because: 'enough' | 'not well-formed') {
    super(because)
    this.because = because
  }
}
