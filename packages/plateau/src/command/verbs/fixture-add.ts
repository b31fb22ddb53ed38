import { basename, resolve } from 'node:path'
import {
  fixtureNameFor,
  fixtureNames,
  isFixtureName,
  keepFixture,
  type Page,
  type RefusedRecord,
  type SavedPage,
  UsageError,
  visible,
} from '@plateau/harness'
import { type ExitCode, exitCodes } from '../exit-code.ts'
import { Interruption } from '../interrupt.ts'
import { progress } from '../progress.ts'
import { checkOutputs, writeText } from '../write-outputs.ts'
import { type AddedFixture, inWords, refusedInWords } from './fixture-added.ts'
import { licenceOf } from './fixture-licence.ts'
import { CaseMaker } from './fixture-make-case.ts'
import { SourceProgress } from './fixture-progress.ts'
import { recordsOf } from './fixture-source.ts'

export interface AddFlags {
  readonly fetch?: true
  readonly name?: string
  readonly licence?: string
  readonly origin?: string
  readonly frames?: true
  readonly case: boolean
  readonly lxml?: readonly string[]
  readonly json?: string
  readonly quiet?: true
}

/** What came of a source. */
interface Added {
  readonly fixtures: AddedFixture[]
  readonly refused: RefusedRecord[]
  frames: number
}

/**
 * `plateau fixture add`: each page of a source becomes a folder of `./fixtures` with its page, `fixture.json` and baseline,
 * and a case in `./cases`. What cannot be had is said and passed over.
 */
export async function addFixtures(source: string, flags: AddFlags, signal: AbortSignal): Promise<ExitCode> {
  await checkOutputs(flags.json === undefined ? {} : { json: flags.json })
  checkFlags(flags)
  const added: Added = { fixtures: [], refused: [], frames: 0 }
  try {
    await addAll(source, flags, { added, signal })
  } catch (error) {
    if (error instanceof Interruption && added.fixtures.length > 0) {
      throw new Interruption(`${added.fixtures.length} of its pages were kept: the same command goes on from there`)
    }
    throw error
  }
  await writeText('--json', flags.json, () => `${JSON.stringify(inJson(added), undefined, 2)}\n`)
  tellAll(added, flags)
  return added.fixtures.length > 0 ? exitCodes.ok : exitCodes.undecided
}

function checkFlags({ name, lxml = [] }: AddFlags): void {
  if (name !== undefined && !isFixtureName(name)) {
    throw new UsageError(
      `Expected --name to be up to 64 letters, digits, hyphens, dots and underscores, and no device of Windows, got "${name}"`,
    )
  }
  if (lxml.length > 1) throw new UsageError(`Expected one --lxml for a case to be written for, got ${lxml.join(', ')}`)
}

interface AddContext {
  readonly added: Added
  readonly signal: AbortSignal
}

async function addAll(source: string, flags: AddFlags, { added, signal }: AddContext): Promise<void> {
  const shown = progress({ quiet: flags.quiet ?? false })
  const cases = flags.case
    ? new CaseMaker({ lxml: flags.lxml?.[0], signal, say: (doing) => shown.say(doing) })
    : undefined
  const taken = new Set(await fixtureNames())
  const reading = new SourceProgress(shown)
  const onRead = (read: number, total: number) => reading.onRead(read, total)
  let licence: string | undefined
  try {
    for await (const record of recordsOf(source, flags, { frames: true, onRead, signal })) {
      signal.throwIfAborted()
      if (record.kind === 'refused') {
        added.refused.push(record)
        shown.end()
        process.stderr.write(`${visible(refusedInWords(record))}\n`)
      } else if (record.frame === true && flags.frames !== true) added.frames += 1
      else {
        if (licence === undefined) {
          shown.end()
          licence = await licenceOf(flags, signal)
        }
        const fixture = await addOne(record, {
          flags,
          taken,
          licence,
          cases,
          source: basename(source),
          onName: (name) => reading.say(`${name}: ${flags.case ? 'measuring what its case is to hold' : 'keeping it'}`),
        })
        added.fixtures.push(fixture)
        shown.end()
        if (flags.json !== '-') process.stdout.write(`${inWords(fixture, flags)}\n`)
      }
    }
  } finally {
    shown.end()
    await cases?.close()
  }
}

interface AddOneOptions {
  readonly flags: AddFlags
  readonly taken: ReadonlySet<string>
  readonly licence: string
  readonly cases: CaseMaker | undefined
  readonly source: string
  readonly onName: (name: string) => void
}

async function addOne(page: SavedPage, options: AddOneOptions): Promise<AddedFixture> {
  const { flags, taken, licence, cases, source, onName } = options
  const name = flags.name ?? fixtureNameFor(page.url ?? page.name)
  onName(name)
  const kept = await keepFixture(resolve('fixtures'), page, {
    name,
    taken,
    info: {
      origin: flags.origin ?? page.url ?? page.name,
      licence,
      description: page.name === source ? 'A saved page' : `A page of ${source}`,
    },
    ...(cases !== undefined && { complete: (info, folder) => cases.measure(pageOf(page, info.name), folder) }),
  })
  return { ...kept, case: await cases?.write(kept) }
}

/** A saved page as it is measured, under the name that it is to have. */
function pageOf({ bytes, markup, encoding }: SavedPage, name: string): Page {
  return { name, path: name, bytes, kind: markup, encoding }
}

function inJson({ fixtures, refused, frames }: Added) {
  return {
    schema: 'plateau.fixtures/1',
    fixtures: fixtures.map(({ kind, info, folder, case: made }) => ({
      kind,
      folder,
      ...(made && { case: made }),
      info,
    })),
    refused: refused.map(({ name, because }) => ({ name, because })),
    framesLeftOut: frames,
  }
}

/** What is said once, behind the fixtures themselves. */
function tellAll({ fixtures, refused, frames }: Added, flags: AddFlags): void {
  const lines = [
    ...(frames > 0 ? [`${documents(frames)} left out: --frames takes ${frames === 1 ? 'it' : 'them'} too`] : []),
    ...(refused.length > 0 || fixtures.length !== 1
      ? [`${fixtures.length} ${fixtures.length === 1 ? 'page' : 'pages'} kept, ${refused.length} passed over`]
      : []),
  ]
  if (flags.quiet !== true) for (const line of lines) process.stderr.write(`${line}\n`)
}

function documents(count: number): string {
  return count === 1 ? '1 document within a page was' : `${count} documents within pages were`
}
