import type { Afterwards } from '@plateau/core'
import { UsageError } from '../usage-error.ts'
import { visible } from '../children/visible.ts'
import { afterwardsIn } from './afterwards-in.ts'
import { isTraced } from '../debugger/is-traced.ts'
import type { End, Lane } from './lane.ts'
import { objectIn } from './object-in.ts'
import { RunError } from './run-error.ts'

/** What the probe answers where it cannot do as ordered. */
interface Refusal {
  readonly unfit?: unknown
  readonly failed?: { readonly error?: unknown; readonly atInput?: unknown }
}

/** One run's child: asked line by line, and ended in any case. */
export class Fork {
  readonly #lane: Lane
  readonly #release: () => void
  readonly #signal: AbortSignal | undefined
  readonly #kill = () => void this.#lane.kill()

  constructor(lane: Lane, release: () => void, signal: AbortSignal | undefined) {
    this.#lane = lane
    this.#release = release
    this.#signal = signal
    signal?.addEventListener('abort', this.#kill, { once: true })
    if (signal?.aborted === true) this.#kill()
  }

  /** Its process. */
  get pid(): Promise<number> {
    return this.#lane.pid
  }

  /**
   * Sends one order and returns the answer.
   *
   * @throws RunError where the subject raised, the child died or hung, or the answer is garbage.
   * @throws UsageError where the subject cannot be made.
   */
  async ask(order: string, withinMs: number): Promise<string> {
    this.#lane.send(order)
    let hung = false
    let answered = false
    const giveUp = async () => {
      // Whoever stopped the child in a debugger wants to look at it.
      const traced = await isTraced(await this.pid)
      if (answered) return
      if (traced) late = setTimeout(giveUp, withinMs)
      else {
        hung = true
        this.#kill()
      }
    }
    let late = setTimeout(giveUp, withinMs)
    try {
      const answer = await Promise.race([this.#lane.line(), this.#lane.end])
      this.#signal?.throwIfAborted()

      if (answer instanceof Error) throw answer
      if (typeof answer !== 'string') throw this.#ending(answer, hung ? withinMs : undefined)
      if (answer.startsWith('{"failed"') || answer.startsWith('{"unfit"')) await this.#refuse(answer)
      return answer
    } finally {
      answered = true
      clearTimeout(late)
    }
  }

  /**
   * Waits for work of ours that the child waits for too.
   *
   * @throws RunError where the child ends before, and aborts the work's signal then.
   */
  async whileAlive(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const ending = new AbortController()
    const working = work(ending.signal)
    try {
      const end = await Promise.race([working, this.#lane.end])
      this.#signal?.throwIfAborted()
      if (end instanceof Error) throw end
      if (end !== undefined) throw this.#ending(end, undefined)
    } finally {
      ending.abort()
      await working.catch(() => {})
    }
  }

  /** Waits until the fork has ended, and returns what it found to parse still after it had lost its health. */
  async afterwards(): Promise<Afterwards | undefined> {
    await this.#lane.end
    return afterwardsIn(this.#lane.left)
  }

  /** Throws for an answer that is none. */
  async garbled(line: string): Promise<never> {
    this.#kill()
    const end = await this.#lane.end
    throw new RunError(
      { kind: 'garbled', line, atInput: end instanceof Error ? 0 : end.atInput },
      this.#lane.output.text,
    )
  }

  /** Ends the child, by force where it has not ended, and frees its lane. */
  async end(): Promise<void> {
    this.#signal?.removeEventListener('abort', this.#kill)
    await this.#lane.kill()
    await this.#lane.end
    this.#release()
  }

  async #refuse(answer: string): Promise<never> {
    const refusal: Refusal | undefined = objectIn(answer)
    if (typeof refusal?.unfit === 'string') throw new UsageError(`Expected ${visible(refusal.unfit)}`)
    const { error, atInput } = refusal?.failed ?? {}
    if (typeof error !== 'string' || typeof atInput !== 'number') return this.garbled(answer)
    const afterwards = await this.afterwards()
    throw new RunError(
      { kind: 'raised', error, atInput, ...(afterwards !== undefined && { afterwards }) },
      this.#lane.output.text,
    )
  }

  #ending(end: End, hungForMs: number | undefined): RunError {
    const { how, atInput } = end
    const output = this.#lane.output.text
    if (hungForMs !== undefined) return new RunError({ kind: 'hung', afterMs: hungForMs, atInput }, output)
    if ('signal' in how) return new RunError({ kind: 'killed', signal: how.signal, atInput }, output)
    return new RunError({ kind: 'exited', code: how.code, atInput }, output)
  }
}
