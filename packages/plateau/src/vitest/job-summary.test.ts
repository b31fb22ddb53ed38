import { describe, expect, test } from 'vitest'
import { type CaseTold, jobSummary } from './job-summary.ts'
import { linear, sampleRun } from './samples/sample-run.ts'
import { tellOfRun } from './told-of-runs.ts'

const passed: CaseTold = { file: 'ids.case.ts', title: 'ids cost nothing', state: 'passed', errors: [], runs: [] }
const failed: CaseTold = {
  ...passed,
  title: 'tags cost nothing',
  state: 'failed',
  errors: ['Allowed at most 0 B/page'],
}

describe('jobSummary()', () => {
  test('says first whether every case holds, and counts', () => {
    const skipped: CaseTold = { ...passed, state: 'skipped' }

    expect(jobSummary([passed, passed, skipped])).toBe('## Every case holds\n\n2 passed, 0 failed, 1 skipped\n\n')
  })

  test('tells of each that failed where it is and what it rests on, and of each run what was measured', () => {
    const run = tellOfRun(sampleRun(linear))

    expect(jobSummary([{ ...failed, runs: [run] }, passed])).toBe(
      [
        '## 1 of 2 cases failed',
        '1 passed, 1 failed, 0 skipped',
        '### tags cost nothing',
        'ids.case.ts',
        '    Allowed at most 0 B/page',
        '<details>\n<summary>What was measured: 1 run</summary>',
        '| case | page | input | measured on | verdict |\n| --- | --- | --- | --- | --- |\n' +
          '| tags cost nothing | minimal | the repeated page | lxml 6.1.3 | grows, 0.604-1.41 kB a page |',
        '</details>',
        '',
      ].join('\n\n'),
    )
  })

  test('shows what pages and titles hold as text', () => {
    const attack = '`</details><script>\u001b[31m| @someone'
    const run = { page: attack, input: attack, release: attack, says: attack }
    const summary = jobSummary([{ ...failed, title: attack, errors: [`${attack}\n# heading`], runs: [run] }])

    expect(summary).toContain(`### \\\`&lt;/details&gt;&lt;script&gt;\\\\x1b\\[31m\\| @<!-- -->someone`)
    expect(summary).toContain('    `</details><script>\\x1b[31m| @someone\n    # heading')
    expect(summary.match(/^\|.*$/gm)?.every((line) => line.match(/(?<!\\)\|/g)?.length === 6)).toBe(true)
  })

  test('stays within what GitHub takes, and says what it leaves out', () => {
    const long = {
      ...failed,
      errors: ['x'.repeat(100_000)],
      runs: Array.from({ length: 40 }, () => tellOfRun(sampleRun(linear))),
    }
    const summary = jobSummary(Array.from({ length: 60 }, () => long))

    expect(summary.length).toBeLessThan(1024 * 1024)
    expect(summary).toContain('and 10 more that failed')
    expect(summary).toContain('and 1400 more')
  })
})
