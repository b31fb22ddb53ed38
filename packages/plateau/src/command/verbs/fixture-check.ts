import type { Run } from '@plateau/core'
import { FixtureError, fixtureNames, type Page, PageError, readFixture, UsageError, visible } from '@plateau/harness'
import { openSession, type Session } from '../../session.ts'
import { type ExitCode, exitCodes } from '../exit-code.ts'
import { progress } from '../progress.ts'
import { checkOutputs, writeText } from '../write-outputs.ts'
import { subjectFor } from './fixture-runs.ts'

export interface CheckFlags {
  readonly lxml?: readonly string[]
  readonly json?: string
  readonly quiet?: true
}

/** What came of checking a fixture. */
type Checked =
  | { readonly name: string; readonly kind: 'good' }
  /** Its bytes are not those that `fixture.json` describes, or there is none. */
  | { readonly name: string; readonly kind: 'changed'; readonly because: string }
  | { readonly name: string; readonly kind: 'not deterministic'; readonly because: string }
  /** The parser takes it not even once. */
  | { readonly name: string; readonly kind: 'cannot tell'; readonly because: string }

/** The fewest that a run takes: the page is parsed so often, and its tree is then held to the first one's. */
const PARSED = 8

/** `plateau fixture check`: holds each page to its digest, and parses it again and again. */
export async function checkFixtures(
  asked: readonly string[],
  flags: CheckFlags,
  signal: AbortSignal,
): Promise<ExitCode> {
  await checkOutputs(flags.json === undefined ? {} : { json: flags.json })
  const { lxml = [] } = flags
  if (lxml.length > 1) throw new UsageError(`Expected one --lxml to parse with, got ${lxml.join(', ')}`)
  const names = await namesFrom(asked)
  const shown = progress({ quiet: flags.quiet ?? false })
  const session = openSession({ signal, onProgress: (doing) => shown.say(doing) })
  const checked: Checked[] = []
  try {
    for (const name of names) {
      signal.throwIfAborted()
      shown.say(`checking fixtures (${checked.length} of ${names.length} done, ${visible(name)} next)`)
      checked.push(await check(name, session, lxml[0]))
    }
  } finally {
    shown.end()
    await session.close()
  }
  if (flags.json !== '-') process.stdout.write(inWords(checked, flags))
  await writeText('--json', flags.json, () => `${JSON.stringify(checked, undefined, 2)}\n`)
  return codeOf(checked)
}

async function namesFrom(asked: readonly string[]): Promise<readonly string[]> {
  const names = await fixtureNames()
  const unknown = asked.find((name) => !names.includes(name))
  if (unknown !== undefined) {
    throw new UsageError(`Expected the name of a fixture, got "${unknown}": there are ${names.join(', ') || 'none'}`)
  }
  return asked.length > 0 ? asked : names
}

async function check(name: string, session: Session, lxml: string | undefined): Promise<Checked> {
  try {
    const { page } = await readFixture(name)
    return { name, ...(await parsedAgain(page, session, lxml)) }
  } catch (error) {
    if (error instanceof FixtureError || error instanceof PageError)
      return { name, kind: 'changed', because: error.message }
    throw error
  }
}

async function parsedAgain(page: Page, session: Session, lxml: string | undefined) {
  const inputs = { page: async () => page, variation: 'same' } as const
  const run = await session.measure(subjectFor(page), inputs, { inputs: PARSED, ...(lxml !== undefined && { lxml }) })
  return sameEachTime(run)
}

/** Says by a run's health whether the page gave the same each time. */
export function sameEachTime({ health }: Pick<Run, 'health'>) {
  if (health.ok) return { kind: 'good' } as const
  const because = health.error.split('\n', 1)[0] ?? ''
  const refused = health.how === 'raised' && health.atInput <= 1
  return { kind: refused ? 'cannot tell' : 'not deterministic', because } as const
}

function inWords(checked: readonly Checked[], { quiet }: CheckFlags): string {
  const wrong = checked.flatMap((each) => {
    switch (each.kind) {
      case 'good':
        return quiet === true ? [] : [`${each.name}: as it was saved, and parsed to the same each time`]
      case 'changed':
        return [`${each.name}: not as it was saved. ${each.because}`]
      case 'not deterministic':
        return [`${each.name}: as it was saved, and not parsed to the same each time: ${each.because}`]
      case 'cannot tell':
        return [`${each.name}: as it was saved, and the parser does not take it: ${each.because}`]
    }
  })
  return wrong.map((line) => `${visible(line)}\n`).join('')
}

function codeOf(checked: readonly Checked[]): ExitCode {
  if (checked.some(({ kind }) => kind === 'changed' || kind === 'not deterministic')) return exitCodes.broken
  return checked.length === 0 || checked.some(({ kind }) => kind === 'cannot tell') ? exitCodes.undecided : exitCodes.ok
}
