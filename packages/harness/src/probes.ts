import { availableParallelism } from 'node:os'
import { basename } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { namesSource } from './builds/source.ts'
import { provideLxml } from './lxml/provide-lxml.ts'
import { provideWith } from './packages/provide-with.ts'
import type { ProbeRequest } from './probe-request.ts'
import { Probe, type ProbeOptions } from './probe/probe.ts'
import { choosePython } from './pythons/choose-python.ts'
import type { Python } from './pythons/python.ts'

export interface ProbesOptions {
  /** The most runs at once a probe; the machine's cores if not given. */
  readonly lanes?: number
  readonly signal?: AbortSignal
  readonly onProgress?: (doing: string) => void
}

/** The probes of one session: each Python with what it imports is started once, when it is first asked for. */
export class Probes {
  readonly #options: ProbesOptions
  readonly #started = new Map<string, Promise<Probe>>()

  constructor(options: ProbesOptions = {}) {
    this.#options = options
  }

  /**
   * Provides the interpreter, the lxml and the requirements, and starts a probe of them.
   *
   * @throws UsageError where no interpreter here can have them; ProvideError where they cannot be installed.
   */
  for(request: ProbeRequest): Promise<Probe> {
    const key = keyOf(request)
    let probe = this.#started.get(key)
    if (probe === undefined) {
      probe = this.#start(request)
      this.#started.set(key, probe)
      probe.catch(() => this.#started.delete(key))
    }
    return probe
  }

  /**
   * Another probe of the same, for another opinion: libxml2 seeds its hash with the second in which it is imported
   * (dict.c), so twins 1, 2, 3 are started in seconds of their own.
   */
  async twinOf(request: ProbeRequest, number: number): Promise<Probe> {
    const first = await this.for(request)
    const key = `${keyOf(request)} twin ${number}`
    let twin = this.#started.get(key)
    if (twin === undefined) {
      const sinceMs = Date.now() - first.startedAt
      twin = setTimeout(Math.max(0, 1000 * number - sinceMs)).then(() => this.#start(request))
      this.#started.set(key, twin)
      twin.catch(() => this.#started.delete(key))
    }
    return twin
  }

  /** Ends every probe that was started, with all its runs. */
  async close(): Promise<void> {
    const probes = await Promise.allSettled(this.#started.values())
    this.#started.clear()
    await Promise.all(probes.flatMap((probe) => (probe.status === 'fulfilled' ? [probe.value.close()] : [])))
  }

  async #start(request: ProbeRequest): Promise<Probe> {
    const { signal, onProgress, lanes = availableParallelism() } = this.#options
    const options = { ...(signal && { signal }), ...(onProgress && { onProgress }) }
    const { python, pythonPath, ...rest } = await baseOf(request, options)
    if (request.with === undefined) return Probe.start(python.executable, { ...rest, pythonPath, lanes })
    const added = await provideWith(request.with, python, options)
    return Probe.start(python.executable, {
      ...rest,
      // Behind the lxml that was asked for by name: a requirement may have brought another.
      pythonPath: [...pythonPath, added.folder],
      with: added.distributions,
      lanes,
    })
  }
}

/** The interpreter, with the lxml that was asked for. */
async function baseOf(
  { lxml, python, symbols, needs }: ProbeRequest,
  options: Omit<ProbesOptions, 'lanes'>,
): Promise<Pick<ProbeOptions, 'pythonPath' | 'notes' | 'asked'> & { readonly python: Python }> {
  if (needs === 'none' && lxml === undefined) return { python: await choosePython(python, options), pythonPath: [] }
  const told = { ...(python !== undefined && { python }), ...(symbols !== undefined && { symbols }) }
  const provided = await provideLxml(lxml, { ...options, ...told })
  return {
    python: provided.python,
    pythonPath: provided.folder === undefined ? [] : [provided.folder],
    notes: provided.notes,
    ...(isNoRelease(lxml) && { asked: basename(lxml) }),
  }
}

function keyOf(request: ProbeRequest): string {
  return JSON.stringify([request.lxml, request.python, request.symbols, request.with, request.needs])
}

function isNoRelease(lxml: string | undefined): lxml is string {
  return lxml !== undefined && (lxml === 'system' || /\.whl$/i.test(lxml) || namesSource(lxml))
}
