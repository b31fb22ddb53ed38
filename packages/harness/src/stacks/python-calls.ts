import { lineAt } from './python-line.ts'
import type { PythonCall } from './recording.ts'
import { RecordingError } from './recording-error.ts'

/** A Python function, with what tells its lines. */
export interface Code {
  readonly function: string
  readonly file: string
  readonly firstLine: number
  readonly lines: Buffer
}

interface Call {
  readonly code: number
  readonly offset: number
  readonly isEntry: boolean
  /** The call that it was made in, 0 for none. */
  readonly caller: number
}

/** Python's stacks, a tree of calls, and where in it each thread is. */
export class PythonCalls {
  /** Call n + 1. */
  readonly #calls: Call[] = []
  readonly #known = new Map<string, number>()
  readonly #codes = new Map<number, Code>()
  readonly #threads = new Map<number, number[]>()
  #stack: number[] = []

  define(id: number, code: Code): void {
    this.#codes.set(id, code)
  }

  switchTo(thread: number): void {
    this.#stack = this.#threads.get(thread) ?? []
    this.#threads.set(thread, this.#stack)
  }

  /** The innermost call of the thread that runs, 0 for none. */
  get current(): number {
    return this.#stack.at(-1) ?? 0
  }

  push(code: number, offset: number, { isEntry }: { readonly isEntry: boolean }): void {
    const caller = this.current
    const key = `${caller} ${code} ${offset} ${isEntry}`
    let call = this.#known.get(key)
    if (call === undefined) {
      call = this.#calls.push({ code, offset, isEntry, caller })
      this.#known.set(key, call)
    }
    this.#stack.push(call)
  }

  pop(count: number): void {
    this.#stack.length -= Math.min(count, this.#stack.length)
  }

  /** The calls of a stack, innermost first. */
  stack(id: number, pythonVersion: number): readonly PythonCall[] {
    const stack: PythonCall[] = []
    for (let at = id; at > 0; ) {
      const call = this.#calls[at - 1]
      const code = call === undefined ? undefined : this.#codes.get(call.code)
      if (call === undefined || code === undefined) throw new RecordingError(`Expected a known Python call, got ${at}`)
      const line = lineAt(code.lines, call.offset, { firstLine: code.firstLine, pythonVersion })
      stack.push({ function: code.function, file: code.file, line, isEntry: call.isEntry })
      at = call.caller
    }
    return stack
  }
}
