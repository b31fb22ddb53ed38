import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { ChildError, type ChildFailure, lastLines } from '../children/child-error.ts'
import { keepOutput } from '../children/kept-output.ts'
import { killTree } from '../children/kill-tree.ts'
import { startChild } from '../children/start-child.ts'
import { visible } from '../children/visible.ts'
import { objectIn } from '../probe/object-in.ts'
import { onLines } from '../probe/lines.ts'
import { UsageError } from '../usage-error.ts'
import { ClusterError } from './cluster-error.ts'

const script = fileURLToPath(new URL('../../python/plateau_spread', import.meta.url))

/** What the process that speaks with the cluster says, apart from what goes wrong. */
export interface SpreadAnswer {
  readonly ready?: { readonly workers: number; readonly hello: string; readonly opened: string }
  readonly batch?: number
  readonly told?: ToldByWorker
}

/** What became of a batch: lines as the reading process said them. */
export interface ToldByWorker {
  readonly hello: string
  readonly opened: string
  readonly answers: readonly string[]
}

export interface SpreadChildOptions {
  readonly env: Readonly<Record<string, string | undefined>>
  /** How long it may say nothing. */
  readonly silenceMs: number
  readonly signal: AbortSignal | undefined
}

/** The process that hands batches to a Dask cluster, and hears what comes of them. */
export class SpreadChild {
  readonly #child: ChildProcess
  readonly #options: SpreadChildOptions
  readonly #stderr: () => string
  readonly #answers: SpreadAnswer[] = []
  #failure: Error | undefined
  #wake: () => void = () => {}

  constructor(executable: string, options: SpreadChildOptions) {
    this.#options = options
    this.#child = startChild(executable, [script], {
      env: options.env,
      stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
      detached: true,
      ...(options.signal !== undefined && { signal: options.signal }),
    })
    this.#stderr = keepOutput(this.#child.stderr as Readable, 64 * 1024)
    const fail = (failure: ChildFailure) => this.#fail(new ChildError(executable, failure, { stderr: this.#stderr() }))
    this.#child.once('error', (cause) => fail({ kind: 'not started', cause }))
    this.#child.once('close', (code, by) =>
      fail(by === null ? { kind: 'exited', code: code ?? 0 } : { kind: 'killed', signal: by }),
    )
    // EPIPE: it has ended, which its exit tells.
    this.#child.stdin?.on('error', () => {})
    onLines(this.#child.stdio[3] as Readable, (line) => this.#hear(line))
  }

  /** Sends an order, and waits until it has gone out. */
  async send(order: unknown): Promise<void> {
    const stdin = this.#child.stdin as Writable
    await new Promise<void>((resolve) => stdin.write(`${JSON.stringify(order)}\n`, () => resolve()))
  }

  /**
   * Waits for the next answer.
   *
   * @throws UsageError where the cluster cannot be used as asked; ClusterError where it no longer works, or is silent.
   */
  async hear(): Promise<SpreadAnswer> {
    const { silenceMs } = this.#options
    const late = setTimeout(() => {
      killTree(this.#child)
      this.#fail(new ClusterError({ kind: 'silent', afterMs: silenceMs }, lastLines(this.#stderr())))
    }, silenceMs)
    try {
      while (this.#answers.length === 0) {
        this.#options.signal?.throwIfAborted()
        if (this.#failure !== undefined) throw this.#failure
        await new Promise<void>((resolve) => {
          this.#wake = resolve
        })
      }
      return this.#answers.shift() ?? {}
    } finally {
      clearTimeout(late)
    }
  }

  /** Ends it, and the workers it started. */
  async end(): Promise<void> {
    this.#failure ??= new Error('Expected a cluster, got one that was closed')
    const { exitCode, signalCode, pid } = this.#child
    if (exitCode !== null || signalCode !== null || pid === undefined) return
    const exited = once(this.#child, 'exit')
    killTree(this.#child)
    await exited
  }

  #hear(line: string): void {
    const answer = (objectIn(line) ?? {}) as SpreadAnswer & { readonly unfit?: string; readonly failed?: string }
    if (answer.unfit !== undefined) {
      this.#fail(
        new UsageError(`Expected --dask to name a cluster that can read these pages, got: ${visible(answer.unfit)}`),
      )
    } else if (answer.failed !== undefined) {
      this.#fail(new ClusterError({ kind: 'stopped', because: visible(answer.failed) }))
    } else {
      this.#answers.push(answer)
      this.#wake()
    }
  }

  #fail(error: Error): void {
    this.#failure ??= error
    this.#wake()
  }
}
