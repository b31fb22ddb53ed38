import type { Frame } from '../snapshots/frame.ts'
import type { LogLine } from './log-line.ts'
import type { UmdhLog } from './read-umdh.ts'

interface Trace {
  bytes: number
  count: number
  readonly frames: Frame[]
}

/** A process's allocations: a heap after the other, an entry an allocation or a group of them. */
export class SnapshotLog {
  readonly #traces = new Map<string, Trace>()
  #within: 'nothing' | 'heading' | 'entries' = 'nothing'
  #hasOverhead = false
  /** Where the lines of a stack go: a trace is printed once, and then only named. */
  #open: Frame[] | undefined

  take(line: LogLine & { readonly kind: 'heap' | 'held' }): boolean {
    if (line.kind === 'heap') {
      this.#within = line.part === 'start' ? 'heading' : line.part === 'entries' ? 'entries' : 'nothing'
      this.#open = undefined
      return true
    }
    const trace = this.#traceOf(line.trace)
    trace.bytes += line.bytes
    trace.count += line.count
    if (line.overhead > 0) this.#hasOverhead = true
    this.#open = trace.frames.length === 0 ? trace.frames : []
    return true
  }

  /** The heading of a heap: `Flags: 40000062`, `Creator:  (Backtrace00012)` and a stack. */
  takesText(text: string): boolean {
    if (this.#within !== 'heading') return false
    const isField = /^\s*[A-Z][\w ]*:(?:\s|$)/.test(text)
    if (isField) this.#open = []
    return isField
  }

  takeFrame(frame: Frame): boolean {
    this.#open?.push(frame)
    return this.#open !== undefined
  }

  end(cutOffAt: number | undefined): UmdhLog {
    const stacks = [...this.#traces].map(([trace, { frames, bytes, count }]) => ({ frames, bytes, count, trace }))
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

  #traceOf(id: string): Trace {
    const known = this.#traces.get(id)
    if (known !== undefined) return known
    const fresh = { bytes: 0, count: 0, frames: [] }
    this.#traces.set(id, fresh)
    return fresh
  }
}
