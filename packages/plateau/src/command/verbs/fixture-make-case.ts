import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { keptIn, type Run, updatedBaseline } from '@plateau/core'
import { isThere, type KeptFixture, type Page, readFixture, updateBaseline, UsageError } from '@plateau/harness'
import { openSession, type Session } from '../../session.ts'
import type { MadeCase } from './fixture-added.ts'
import { caseEndingIn, caseEndings } from './fixture-case-ending.ts'
import { caseText, promised } from './fixture-case.ts'
import { inputsInCase, measureCase } from './fixture-runs.ts'

export interface CaseMakerOptions {
  readonly lxml: string | undefined
  readonly signal: AbortSignal
  readonly say: (doing: string) => void
}

/** Measures fixtures, and writes what was measured as their baselines and their cases. */
export class CaseMaker {
  readonly #session: Session
  readonly #options: CaseMakerOptions
  readonly #measured = new Map<string, Measured>()

  constructor(options: CaseMakerOptions) {
    this.#options = options
    this.#session = openSession({ signal: options.signal, onProgress: options.say })
  }

  /** Measures a page under the name that it is to have, and writes its baseline into a folder. */
  async measure(page: Page, folder: string): Promise<void> {
    const { lxml, signal } = this.#options
    const runs = await measureCase(this.#session, page, { signal, ...(lxml !== undefined && { lxml }) })
    await updateBaseline(join(folder, baselineFile), (baseline) => updatedBaseline(baseline, promised(runs)))
    this.#measured.set(page.name, { runs, inputs: inputsInCase(page) })
  }

  /** Writes a fixture's case into `./cases`, unless there is one: that is the user's, and stays as it is. */
  async write({ info: { name }, folder }: KeptFixture): Promise<MadeCase> {
    for (const ending of caseEndings) {
      const path = resolve('cases', `${name}${ending}`)
      if (await isThere(path)) return { kind: 'there already', path }
    }
    const path = resolve('cases', `${name}${await caseEndingIn('.')}`)
    const { runs, inputs } = this.#measured.get(name) ?? (await this.#again(name, folder))
    this.#measured.delete(name)
    const text = caseText({ name, baseline: `../fixtures/${name}/${baselineFile}`, inputs }, promised(runs))
    try {
      await mkdir(resolve('cases'), { recursive: true })
      await writeFile(path, text, { flag: 'wx' })
    } catch (cause) {
      throw new UsageError(`Expected to write a case at ${path}, got: ${(cause as Error).message}`, { cause })
    }
    const kept = runs.map((run) => ({ variation: run.variation, ...keptIn(run) }))
    const lacks = kept.flatMap(({ kind, variation }) => (kind === 'undecided' ? [variation] : []))
    const [refused] = kept.flatMap((each) => (each.kind === 'refused' ? [each.because] : []))
    return { kind: 'written', path, lacks, ...(refused !== undefined && { refused }) }
  }

  async close(): Promise<void> {
    await this.#session.close()
  }

  /** A fixture that was there without a case: its baseline is made with the case that is held to it. */
  async #again(name: string, folder: string): Promise<Measured> {
    const { page } = await readFixture(name)
    await this.measure(page, folder)
    return this.#measured.get(name) ?? { runs: [], inputs: inputsInCase(page) }
  }
}

interface Measured {
  readonly runs: readonly Run[]
  /** Of each of them. */
  readonly inputs: number
}

const baselineFile = 'baseline.json'
