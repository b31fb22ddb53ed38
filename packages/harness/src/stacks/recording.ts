import { type Live, LiveAllocations } from './live-allocations.ts'

/** A part of a library's file, where a process has it in its memory. */
export interface Module {
  readonly file: string
  /** What is added to the file's own addresses. */
  readonly base: number
  /** From the first byte to behind the last one, in the process. */
  readonly start: number
  readonly end: number
}

/** A call of a Python function, innermost last in its list. */
export interface PythonCall {
  readonly function: string
  readonly file: string
  readonly line: number
  /** Whether C code called it: then a frame of the interpreter's loop stands for it, and for what it called itself. */
  readonly isEntry: boolean
}

/** Reads a recorder's stream, whatever its format. */
export interface Decoder {
  /** @throws RecordingError for what is not its format. */
  push(chunk: Buffer): void
  /** The return addresses of a stack, innermost first. */
  nativeStack(id: number): readonly number[]
  /** The Python calls of a stack, innermost first. */
  pythonStack(id: number): readonly PythonCall[]
  readonly modules: readonly Module[]
  readonly version: string | undefined
}

/** Bytes that no allocator's padding makes of others: what the probe asks for to leave a mark, in this order. */
export type Marks = readonly [number, number, number]

/** How far a mark has come: its sizes are seen, then its last buffer is given back, then the object that held it. */
type Marking =
  | { readonly kind: 'none'; readonly seen: number }
  | { readonly kind: 'closing'; readonly buffer: number }
  | { readonly kind: 'closed' }

/** What a recording holds in memory: what is alive, and what was at its marks. */
export class Recording {
  readonly marks: Marks
  readonly #live = new LiveAllocations()
  readonly #seen: Live[] = []
  readonly #waiting: (() => void)[] = []
  #marking: Marking = none

  constructor(marks: Marks) {
    this.marks = marks
  }

  allocated(address: number, size: number, stack: { readonly native: number; readonly python: number }): void {
    if (size >= smallestMark) this.#look(address, size)
    this.#live.add(address, size, stack)
  }

  freed(address: number): void {
    this.#live.remove(address)
    if (this.#marking !== none) this.#close(address)
  }

  /** How many marks have gone by. */
  get marked(): number {
    return this.#seen.length
  }

  /** Resolves to what was alive at mark `mark`, counted from 0, once that has gone by. */
  async reached(mark: number): Promise<Live> {
    for (;;) {
      const live = this.#seen[mark]
      if (live !== undefined) return live
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    }
  }

  #look(address: number, size: number): void {
    const before = this.#marking.kind === 'none' ? this.#marking.seen : 0
    const seen = size === this.marks[before] ? before + 1 : size === this.marks[0] ? 1 : 0
    if (seen === this.marks.length) this.#marking = { kind: 'closing', buffer: address }
    else this.#marking = seen === 0 ? none : { kind: 'none', seen }
  }

  #close(address: number): void {
    switch (this.#marking.kind) {
      case 'none':
        return
      case 'closing':
        if (address === this.#marking.buffer) this.#marking = { kind: 'closed' }
        return
      case 'closed':
        this.#marking = none
        this.#seen.push(this.#live.alive())
        for (const resolve of this.#waiting.splice(0)) resolve()
    }
  }
}

const none = { kind: 'none', seen: 0 } as const satisfies Marking
/** Below it nothing is looked at: most allocations are small. */
const smallestMark = 32 * 1024

/** Draws sizes for the marks of one run: above what is looked at, below what malloc gives a mapping of its own (128 KiB). */
export function drawMarks(): Marks {
  return [drawSize(), drawSize(), drawSize()]
}

function drawSize(): number {
  return smallestMark + 1 + Math.floor(64 * 1024 * Math.random())
}
