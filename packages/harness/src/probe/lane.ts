import { randomUUID } from 'node:crypto'
import type { Duplex } from 'node:stream'
import { LaneOutput } from './lane-output.ts'
import { onLines } from './lines.ts'

/** How a fork ended, and the input it was at. */
export interface End {
  readonly how: { readonly signal: number } | { readonly code: number }
  readonly atInput: number
}

/** A killed process is gone within milliseconds; the parent is told by SIGCHLD. */
const END_MS = 30_000
const silent = `Expected the probe to tell how its run ended, and heard nothing for ${END_MS / 1000} s`

/** A channel and an output that one fork after another uses. */
export class Lane {
  readonly index: number
  readonly output: LaneOutput
  readonly #channel: Duplex
  #pid: Promise<number> = Promise.resolve(0)
  #resolvePid: (pid: number) => void = () => {}
  #end: Promise<End | Error> = Promise.resolve(new Error('no fork yet'))
  #resolveEnd: (end: End | Error) => void = () => {}
  #drained: Promise<void> = Promise.resolve()
  #hasEnded = false
  #mark: string = randomUUID()
  #lines: string[] = []
  #taker: ((line: string) => void) | undefined

  constructor(index: number, channel: Duplex, output: Duplex) {
    this.index = index
    this.#channel = channel
    this.output = new LaneOutput(output)
    onLines(channel, (line) => {
      if (line === '') return
      // Only the parent knows the mark: whatever else a subject writes here is taken for an answer, and found wanting.
      if (line.startsWith(`${this.#mark} `)) return this.#ended(JSON.parse(line.slice(this.#mark.length)) as End)
      const taker = this.#taker
      this.#taker = undefined
      if (taker === undefined) this.#lines.push(line)
      else taker(line)
    })
  }

  /** Makes the lane ready for a fork. Returns the mark by which the probe says that it has ended. */
  begin(): string {
    this.#mark = randomUUID()
    this.#lines = []
    this.#taker = undefined
    this.#hasEnded = false
    this.#pid = new Promise((resolve) => {
      this.#resolvePid = resolve
    })
    this.#end = new Promise((resolve) => {
      this.#resolveEnd = resolve
    })
    this.#drained = this.output.until(`\n${this.#mark}\n`)
    return this.#mark
  }

  /** The fork's process, 0 where the whole probe died. */
  get pid(): Promise<number> {
    return this.#pid
  }

  forked(pid: number): void {
    this.#resolvePid(pid)
  }

  /** The whole probe has died, and with it the fork. */
  died(error: Error): void {
    this.#resolvePid(0)
    this.#resolveEnd(error)
  }

  send(line: string): void {
    this.#channel.write(`${line}\n`)
  }

  /** Resolves to the next line, in order. */
  line(): Promise<string> {
    const ready = this.#lines.shift()
    if (ready !== undefined) return Promise.resolve(ready)
    return new Promise((resolve) => {
      this.#taker = resolve
    })
  }

  /** The lines that came and that nobody asked for. */
  get left(): readonly string[] {
    return this.#lines
  }

  /** Resolves when the fork has ended and all that it printed has been read; to an error where the probe died. */
  get end(): Promise<End | Error> {
    return this.#end
  }

  /**
   * Kills the fork and its process group, if it has not ended. Its end is waited for, but not for ever: a probe that does
   * not tell of it is broken, and whoever waits is told so.
   */
  async kill(): Promise<void> {
    const late = setTimeout(() => this.died(new Error(silent)), END_MS)
    void this.#end.finally(() => clearTimeout(late))
    const pid = await this.#pid
    if (pid <= 0 || this.#hasEnded) return
    try {
      process.kill(-pid, 'SIGKILL')
    } catch {
      // ESRCH: it has ended; or it has not yet made its group, and dies of its own pid below.
      try {
        process.kill(pid, 'SIGKILL')
      } catch {
        // ESRCH again: it has ended.
      }
    }
  }

  #ended(end: End): void {
    // Its pid may belong to another process from now on.
    this.#hasEnded = true
    void this.#drained.then(() => this.#resolveEnd(end))
  }
}
