import { once } from 'node:events'
import type { Duplex, Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { clean } from '@renovatebot/pep440'
import { ChildError, type ChildFailure } from '../children/child-error.ts'
import { keepOutput } from '../children/kept-output.ts'
import { killTree } from '../children/kill-tree.ts'
import { startChild } from '../children/start-child.ts'
import { visible } from '../children/visible.ts'
import type { KnownOptions } from '../subjects/settings.ts'
import { childEnvironment, fixedEnvironment } from './child-environment.ts'
import { Fork } from './fork.ts'
import { Lane } from './lane.ts'
import { objectIn } from './object-in.ts'
import { onLines } from './lines.ts'

const script = fileURLToPath(new URL('../../python/plateau_probe/__main__.py', import.meta.url))
const START_MS = 60_000

/** What the probe's Python and lxml are, as they say themselves. */
export interface ProbeFacts {
  readonly python: string
  readonly executable: string
  readonly libc: string
  readonly freezes: boolean
  /** Why addresses differ from run to run, where they do. */
  readonly randomised?: string
  readonly lxml?: string
  readonly libxml2?: string
  readonly lxmlFolder?: string
  readonly lxmlError?: string
  readonly htmlError?: string
  /** Absent where lxml does not tell which options its parsers take. */
  readonly options?: KnownOptions
}

export interface ProbeOptions {
  /** Goes before everything else that Python finds modules in. */
  readonly pythonPath: readonly string[]
  /** The most runs at once. */
  readonly lanes: number
  /** What every run must say of how its Python and lxml were come by. */
  readonly notes?: readonly string[]
  /** What its lxml was asked for as, where that is no release: a wheel, `system`. */
  readonly asked?: string
  /** What is installed in `pythonPath` beside lxml, by the name of the distribution. */
  readonly with?: Readonly<Record<string, string>>
}

type ControlMessage = { readonly hello: ProbeFacts } | { readonly forked: number; readonly pid: number }

interface Started {
  readonly environment: Readonly<Record<string, string>>
  readonly notes: readonly string[]
  readonly asked: string | undefined
  readonly with: Readonly<Record<string, string>>
  readonly control: Duplex
  readonly lanes: readonly Lane[]
  readonly end: () => Promise<void>
}

/** One Python with one lxml, imported once: each run is a fork of it, on a lane of its own. */
export class Probe {
  readonly facts: ProbeFacts
  readonly environment: Readonly<Record<string, string>>
  readonly notes: readonly string[]
  /** What its lxml was asked for as, where that is no release. */
  readonly asked: string | undefined
  /** What it was given to import beside lxml, by the name of the distribution. */
  readonly with: Readonly<Record<string, string>>
  /** When it had imported everything, in milliseconds since 1970. */
  readonly startedAt = Date.now()
  readonly #control: Duplex
  readonly #lanes: readonly Lane[]
  readonly #free: Lane[]
  readonly #waiting: ((lane: Lane) => void)[] = []
  readonly #end: () => Promise<void>
  #died: Error | undefined

  /** @throws ChildError where the interpreter cannot be started or is no Python. */
  static async start(executable: string, options: ProbeOptions): Promise<Probe> {
    const environment = fixedEnvironment(options.pythonPath)
    const lanes = Array.from({ length: options.lanes }, (_, lane) => [4 + 2 * lane, 5 + 2 * lane] as const)
    const child = startChild(executable, [script, ...lanes.flat().map(String)], {
      env: childEnvironment(environment),
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', ...lanes.flatMap(() => ['pipe', 'pipe'] as const)],
      // A group of its own: Ctrl-C in the terminal is for us to hear, not for a child in the middle of a reading.
      detached: true,
    })
    const stream = (descriptor: number) => quiet(child.stdio[descriptor] as Duplex)
    const stderr = keepOutput(child.stderr as Readable, 64 * 1024)
    const control = stream(3)
    const end = async () => {
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
      const exited = once(child, 'exit')
      // The parent ends its runs and what they left behind when the control channel closes.
      control.destroy()
      const late = setTimeout(() => killTree(child), 2000)
      await exited
      clearTimeout(late)
    }

    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        killTree(child)
        reject(new ChildError(executable, { kind: 'timed out', afterMs: START_MS }, { stderr: stderr() }))
      }, START_MS)
      let probe: Probe | undefined
      const fail = (failure: ChildFailure) => {
        clearTimeout(late)
        const error = new ChildError(executable, failure, { stderr: stderr() })
        if (probe === undefined) reject(error)
        else probe.#die(error)
      }
      child.once('error', (cause) => fail({ kind: 'not started', cause }))
      child.once('close', (code, signal) =>
        fail(signal === null ? { kind: 'exited', code: code ?? 0 } : { kind: 'killed', signal }),
      )
      onLines(control, (line) => {
        const message = objectIn(line) as ControlMessage | undefined
        if (message === undefined) {
          killTree(child)
          reject(new Error(`Expected ${executable} to start the probe, got from it: ${visible(line.slice(0, 200))}`))
        } else if ('hello' in message) {
          clearTimeout(late)
          const made = lanes.map(([channel, output], index) => new Lane(index, stream(channel), stream(output)))
          probe = new Probe(factsOf(message.hello), {
            environment,
            control,
            lanes: made,
            notes: options.notes ?? [],
            asked: options.asked,
            with: options.with ?? {},
            end,
          })
          resolve(probe)
        } else if (probe !== undefined) {
          probe.#lanes[message.forked]?.forked(message.pid)
        }
      })
    })
  }

  private constructor(facts: ProbeFacts, started: Started) {
    this.facts = facts
    this.environment = started.environment
    this.notes = [...started.notes, ...(facts.randomised === undefined ? [] : [`heap: ${facts.randomised}`])]
    this.asked = started.asked
    this.with = started.with
    this.#control = started.control
    this.#lanes = started.lanes
    this.#free = [...started.lanes]
    this.#end = started.end
  }

  /** Forks once a lane is free, and ends the fork when `use` has ended, however it did. */
  async withFork<Result>(signal: AbortSignal | undefined, use: (fork: Fork) => Promise<Result>): Promise<Result> {
    const fork = await this.#fork(signal)
    try {
      return await use(fork)
    } finally {
      await fork.end()
    }
  }

  async #fork(signal: AbortSignal | undefined): Promise<Fork> {
    const lane = this.#free.pop() ?? (await new Promise<Lane>((resolve) => this.#waiting.push(resolve)))
    if (this.#died !== undefined || signal?.aborted === true) {
      this.#release(lane)
      signal?.throwIfAborted()
      throw this.#died ?? new Error('Expected a live probe, got one that was closed')
    }
    this.#control.write(`${JSON.stringify({ fork: lane.index, mark: lane.begin() })}\n`)
    return new Fork(lane, () => this.#release(lane), signal)
  }

  /** Ends the probe, its runs, and what they started. */
  async close(): Promise<void> {
    this.#died ??= new Error('Expected a live probe, got one that was closed')
    await this.#end()
  }

  #release(lane: Lane): void {
    const next = this.#waiting.shift()
    if (next === undefined) this.#free.push(lane)
    else next(lane)
  }

  #die(error: Error): void {
    this.#died ??= error
    for (const lane of this.#lanes) lane.died(this.#died)
  }
}

/** lxml calls itself 7.0.0.beta1 where the index, and `--lxml`, say 7.0.0b1. */
function factsOf(hello: ProbeFacts): ProbeFacts {
  return hello.lxml === undefined ? hello : { ...hello, lxml: clean(hello.lxml) ?? hello.lxml }
}

function quiet<Stream extends Duplex>(stream: Stream): Stream {
  // EPIPE and ECONNRESET: the other side has ended, which the control channel or the exit tells.
  return stream.on('error', () => {})
}
