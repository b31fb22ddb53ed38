/**
 * Puts what comes in any order into its own: what is numbered 0 first, then 1. What comes again, or has been given out
 * already, changes nothing.
 */
export class InOrder<Value> {
  readonly #waiting = new Map<number, Value>()
  #next = 0

  /** Takes a value. Returns those whose turn has come by it. */
  take(number: number, value: Value): readonly Value[] {
    if (number >= this.#next && !this.#waiting.has(number)) this.#waiting.set(number, value)
    const ready: Value[] = []
    for (let due = this.#waiting.get(this.#next); due !== undefined; due = this.#waiting.get(this.#next)) {
      ready.push(due)
      this.#waiting.delete(this.#next)
      this.#next += 1
    }
    return ready
  }
}
