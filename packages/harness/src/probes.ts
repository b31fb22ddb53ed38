import { availableParallelism } from 'node:os'
import { basename } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { provideLxml } from './lxml/provide-lxml.ts'
import { Probe } from './probe/probe.ts'
import { choosePython } from './pythons/choose-python.ts'

/** Which Python, and which lxml it imports. */
export interface ProbeRequest {
  /** A release, a wheel file, or `system`; the newest stable release that the interpreter can have if not given. */
  readonly lxml?: string
  /** An interpreter's path or version; the best one for that lxml if not given. */
  readonly python?: string
  /** `none` where the subject is no lxml parser and no release was asked for. */
  readonly needs: 'lxml' | 'none'
}

export interface ProbesOptions {
  /** The most runs at once a probe; the machine's cores if not given. */
  readonly lanes?: number
  readonly signal?: AbortSignal
  readonly onProgress?: (doing: string) => void
}

/** The probes of one session: each Python with each lxml is started once, when it is first asked for. */
export class Probes {
  readonly #options: ProbesOptions
  readonly #started = new Map<string, Promise<Probe>>()

  constructor(options: ProbesOptions = {}) {
    this.#options = options
  }

  /**
   * Provides the interpreter and the lxml, and starts a probe of them.
   *
   * @throws UsageError where no interpreter here can have that release; ProvideError where it cannot be installed.
   */
  for(request: ProbeRequest): Promise<Probe> {
    const key = JSON.stringify([request.lxml, request.python, request.needs])
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
    const key = JSON.stringify(['twin', number, request.lxml, request.python, request.needs])
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

  async #start({ lxml, python, needs }: ProbeRequest): Promise<Probe> {
    const { signal, onProgress, lanes = availableParallelism() } = this.#options
    const options = { ...(signal && { signal }), ...(onProgress && { onProgress }) }
    if (needs === 'none' && lxml === undefined) {
      return Probe.start((await choosePython(python, options)).executable, { pythonPath: [], lanes })
    }
    const provided = await provideLxml(lxml, { ...options, ...(python !== undefined && { python }) })
    const pythonPath = provided.folder === undefined ? [] : [provided.folder]
    const { executable } = provided.python
    return Probe.start(executable, {
      pythonPath,
      lanes,
      notes: provided.notes,
      ...(isNoRelease(lxml) && { asked: basename(lxml) }),
    })
  }
}

function isNoRelease(lxml: string | undefined): lxml is string {
  return lxml !== undefined && (lxml === 'system' || /\.whl$/i.test(lxml))
}
