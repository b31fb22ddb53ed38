import { hold, keptIn, type Run, type Variation } from '@plateau/core'
import { freshInCase, timeoutInCaseMs } from './fixture-runs.ts'

export interface CaseFacts {
  readonly name: string
  /** From the case to the fixture's baseline, as a URL has it. */
  readonly baseline: string
  /** Of each run. */
  readonly inputs: number
}

/** The runs that a case can promise: one without a verdict now may have one next time. */
export function promised(runs: readonly Run[]): readonly Run[] {
  return runs.filter((run) => keptIn(run).kind !== 'undecided')
}

/** Writes the test of a fixture that holds what was measured of it. */
export function caseText({ name, baseline, inputs }: CaseFacts, runs: readonly Run[]): string {
  const [first] = runs
  const parser = first?.subject.kind === 'lxml' ? first.subject.parser : 'html'
  const fresh = runs.map(({ variation }) => variation).filter((variation) => variation !== 'same')
  const again = runs.find(({ variation }) => variation === 'same')
  return `${[
    `import { ${['fixture', parser, 'readBaseline'].toSorted().join(', ')} } from 'plateau'`,
    `import { expect, test } from 'plateau/vitest'`,
    '',
    '// Begun by "plateau fixture add", and yours from here on: it is never written again.',
    `const page = fixture('${name}')`,
    `const baseline = await readBaseline(new URL('${baseline}', import.meta.url))`,
    `const settings = { lxml: '${first?.versions.lxml}', inputs: ${inputs}, timeoutMs: ${underscored(timeoutInCaseMs)} }`,
    `const patience = { timeout: ${underscored(2 * timeoutInCaseMs)} }`,
    ...(again === undefined ? [] : repeated(name, parser, again)),
    ...(fresh.length === 0 ? [] : varied(name, parser, fresh)),
  ].join('\n')}\n`
}

function repeated(name: string, parser: string, run: Run): readonly string[] {
  const keepsNothing =
    run.health.ok && (['0 B/page', '0 names/page'] as const).every((bound) => hold(bound, run).outcome === 'holds')
  return [
    '',
    `test('${name}, parsed again and again, ${keepsNothing ? 'leaves nothing behind' : 'keeps no more than its baseline'}', patience, async ({ measure }) => {`,
    `  const run = await measure(${parser}(), page.repeated(), settings)`,
    '',
    ...(keepsNothing ? ["  expect(run).toGrowAtMost('0 B/page', '0 names/page')"] : []),
    '  expect(run).toHoldToBaseline(baseline)',
    '})',
  ]
}

function varied(name: string, parser: string, fresh: readonly Variation[]): readonly string[] {
  const list = fresh.map((variation) => `'${variation}'`).join(', ')
  return [
    '',
    `test.for([${list}] as const)(`,
    `  '${name} with ${freshInCase} fresh %s keeps no more than its baseline',`,
    '  patience,',
    '  async (vary, { measure }) => {',
    `    const run = await measure(${parser}(), page.fresh(vary, ${freshInCase}), settings)`,
    '',
    '    expect(run).toHoldToBaseline(baseline)',
    '  },',
    ')',
  ]
}

function underscored(count: number): string {
  return count.toLocaleString('en-US').replaceAll(',', '_')
}
