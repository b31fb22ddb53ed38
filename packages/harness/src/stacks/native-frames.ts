/** Native stacks as recorders write them: a tree of return addresses, frame n + 1 was called by an earlier one, 0 is none. */
export class NativeFrames {
  readonly #returns: number[] = []
  readonly #callers: number[] = []

  add(returnsTo: number, caller: number): void {
    this.#returns.push(returnsTo)
    this.#callers.push(caller)
  }

  /** The return addresses of a stack, innermost first. */
  stack(id: number): readonly number[] {
    const stack: number[] = []
    for (let frame = id; frame > 0; frame = this.#callers[frame - 1] ?? 0) {
      stack.push(this.#returns[frame - 1] as number)
    }
    return stack
  }
}
