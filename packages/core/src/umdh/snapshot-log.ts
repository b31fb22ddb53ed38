import type { Frame } from '../snapshots/frame.ts'
import type { LogLine } from './log-line.ts'
import { ownText } from './own-text.ts'
import type { UmdhLog } from './read-umdh.ts'

/** Becomes what it is without a copy: a log has a million of them. */
interface Trace {
  readonly trace: string
  frames: readonly Frame[]
  bytes: number
  count: number
}

/** A process's allocations: a heap after the other, an entry an allocation or a group of them. */
export class SnapshotLog {
  readonly #traces = new Map<string, Trace>()
  #within: 'nothing' | 'heading' | 'entries' = 'nothing'
  #hasOverhead = false
  /** Where the lines of a stack go: a trace is printed once, and then only named. */
  #open: { readonly of: Trace | undefined; readonly frames: Frame[] } | undefined

  take(line: LogLine & { readonly kind: 'heap' | 'held' }): boolean {
    this.#close()
    if (line.kind === 'heap') {
      this.#within = line.part === 'start' ? 'heading' : line.part === 'entries' ? 'entries' : 'nothing'
      return true
    }
    const trace = this.#traceOf(line.trace)
    trace.bytes += line.bytes
    trace.count += line.count
    if (line.overhead > 0) this.#hasOverhead = true
    this.#open = { of: trace.frames.length === 0 ? trace : undefined, frames: [] }
    return true
  }

  /** The heading of a heap: `Flags: 40000062`, `Creator:  (Backtrace00012)` and a stack. */
  takesText(text: string): boolean {
    if (this.#within !== 'heading') return false
    const isField = /^\s*[A-Z][\w ]*:(?:\s|$)/.test(text)
    if (isField) this.#open = { of: undefined, frames: [] }
    return isField
  }

  takeFrame(frame: Frame): boolean {
    this.#open?.frames.push(frame)
    return this.#open !== undefined
  }

  end(cutOffAt: number | undefined): UmdhLog {
    this.#close()
    const stacks = [...this.#traces.values()]
    const notes = [
      ...(this.#hasOverhead
        ? ['bytes are those asked for, as umdh counts: the overhead of its heaps is left out']
        : []),
      ...(cutOffAt === undefined ? [] : [`the log breaks off within line ${cutOffAt}`]),
      ...(cutOffAt === undefined && this.#within !== 'nothing'
        ? ['the log ends within a heap: the rest of it is missing']
        : []),
    ]
    return {
      kind: 'snapshot',
      snapshot: { schema: 'plateau.snapshot/1', recorder: { name: 'umdh' }, stacks, notes, environment: {} },
    }
  }

  #close(): void {
    // A list that was filled bit by bit has room for more.
    if (this.#open?.of !== undefined) this.#open.of.frames = this.#open.frames.slice()
    this.#open = undefined
  }

  #traceOf(id: string): Trace {
    const known = this.#traces.get(id)
    if (known !== undefined) return known
    const trace = ownText(id)
    const fresh = { trace, frames: [], bytes: 0, count: 0 }
    this.#traces.set(trace, fresh)
    return fresh
  }
}
