import { type Baseline, emptyBaseline, type Growth, type Run, updatedBaseline } from '@plateau/core'
import { describe, test } from 'vitest'
import { expect } from './expect.ts'
import type { KeptLess } from './kept-less.ts'
import { flat, freshRun, gauge, linear, undecided } from './samples/sample-run.ts'
import { toHoldToBaseline } from './to-hold-to-baseline.ts'

const updating = 'measure it with "plateau map --update" and commit the file'
const which = 'minimal, html, fresh tags, 6.1.3'

describe('toHoldToBaseline()', () => {
  test.each([flat, linear])('passes where as much is kept: $kind', (growth) => {
    expect(freshRun(growth)).toHoldToBaseline(of(freshRun(growth)))
    expect(() => expect(freshRun(growth)).not.toHoldToBaseline(of(freshRun(growth)))).toThrow(
      /^Wanted more than the baseline, and as much is kept\n\nfresh tags: [^]*look further: /,
    )
  })

  test('fails where more is kept, says what and by how much, and how to take it over', () => {
    const run = keeping(20)

    expect(run).not.toHoldToBaseline(of(keeping(19)))
    expect(() => expect(run).toHoldToBaseline(of(keeping(19)))).toThrow(
      `Kept more than its baseline: ${which}: 0.95 names kept a name -> 1 name. If that is meant, ${updating}\n\nfresh tags: `,
    )
  })

  test('passes where less is kept, and leaves for the reporter what and by how much', () => {
    const meta: KeptLess = {}

    const { pass, message } = toHoldToBaseline.call({ isNot: true, task: { meta } }, keeping(19), of(keeping(20)))

    expect(pass).toBe(true)
    expect(meta).toEqual({ keepsLess: `${which}: 1 name kept a name -> 0.95 names` })
    expect(message()).toMatch(`Wanted more than the baseline, and less is kept: ${which}: 1 name kept a name -> 0.95`)
  })

  test('leaves nothing for the reporter where as much or more is kept', () => {
    const meta: KeptLess = {}

    for (const before of [19, 20]) toHoldToBaseline.call({ task: { meta } }, keeping(20), of(keeping(before)))

    expect(meta).toEqual({})
  })

  test.each([
    ['undecided', freshRun(undecided), 'undecided (it rose once, near the end)'],
    ['a failure', failing(), 'failed at input 17 (SIGSEGV)'],
  ] as const)('%s beside what was decided fails either way', (_, run, now) => {
    const message = `Cannot hold a run to its baseline: ${which}: nothing kept before, ${now} now\n\n`

    expect(() => expect(run).toHoldToBaseline(of(freshRun(flat)))).toThrow(message)
    expect(() => expect(run).not.toHoldToBaseline(of(freshRun(flat)))).toThrow(message)
  })

  test('holds what fails to a baseline that says so', () => {
    expect(failing()).toHoldToBaseline(of(failing()))
  })

  test.each([
    ['an empty baseline', emptyBaseline],
    ['no baseline', undefined],
    ['the baseline of another release', of(freshRun(flat, { versions: { python: '3.11.7', lxml: '5.4.0' } }))],
  ])('%s fails either way, and says how to make it', (_, baseline) => {
    const message = `Cannot judge a run that its baseline holds nothing of: ${updating}\n\n${freshRun(flat).id}`

    expect(() => expect(freshRun(flat)).toHoldToBaseline(baseline)).toThrow(message)
    expect(() => expect(freshRun(flat)).not.toHoldToBaseline(baseline)).toThrow(message)
  })

  test('misuse throws either way', () => {
    const message = 'Expected toHoldToBaseline to be given a run that measure() returned, got number'

    expect(() => expect(3).toHoldToBaseline(emptyBaseline)).toThrow(message)
    expect(() => expect(3).not.toHoldToBaseline(emptyBaseline)).toThrow(message)
  })
})

/** The baseline that somebody would have committed of a run. */
function of(run: Run): Baseline {
  return updatedBaseline(emptyBaseline, [run])
}

/** A run that keeps so many names a page. */
function keeping(names: number) {
  const growth: Growth = { kind: 'linear', perInput: { low: names, high: names } }
  return freshRun(linear, { gauges: { names: { ...gauge('names', growth), total: 18 } } })
}

function failing() {
  return freshRun(flat, { health: { ok: false, atInput: 17, error: 'SIGSEGV', how: 'killed' } })
}
