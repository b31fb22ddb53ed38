import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { withTemporaryFolder } from '@plateau/harness'
import type { Result } from 'plateau'
import { describe, expect, test } from 'vitest'
import { current } from '../versions.ts'
import { callables, isSafe, plateau } from './as-a-user.ts'
import { validator } from './result-schema.ts'

const run = (...args: readonly string[]) => ['run', 'minimal', '--lxml', current, '--inputs', '1024', ...args]

describe('plateau run', () => {
  test('writes JSON to standard output that the schema describes, and nothing else goes there', async ({ signal }) => {
    const args = run('--vary', 'same,ids,tags,text', '--fresh', '20', '--verbose', '--json', '-')

    const { code, stdout } = await plateau(args, { signal })

    const result = JSON.parse(stdout) as Result
    const valid = await validator()
    valid(result)
    expect(valid.errors).toBeNull()
    expect(code).toBe(0)
    expect(result.runs.map(({ variation, outcome }) => [variation, outcome])).toEqual([
      ['same', 'bounded'],
      ['ids', 'bounded'],
      ['tags', 'growing'],
      ['text', 'bounded'],
    ])
    const [same, , tags] = result.runs
    expect(same?.gauges.names?.list).toHaveLength(same?.gauges.names?.total ?? 0)
    expect(tags?.gauges.names).toMatchObject({ growth: { kind: 'linear', perName: { low: 1, high: 1 } } })
    expect(tags?.gauges.heap?.spread).toBeGreaterThanOrEqual(64)
  })

  test('a failed run is described by the schema too', async ({ signal }) => {
    const args = run('--vary', 'same', '--call', 'misbehaving:raises', '--path', callables, '--json', '-')

    const { code, stdout } = await plateau(args, { signal })

    const valid = await validator()
    valid(JSON.parse(stdout))
    expect(valid.errors).toBeNull()
    expect(code).toBe(4)
  })

  test.for([
    ['a bound that holds', '72 B/name', 0, /72 B\/name holds/],
    ['a bound that is broken', '9 B/name', 1, /9 B\/name is broken/],
    ['a bound within what was measured', '50 B/name', 3, /50 B\/name is undecided: the bound lies within the measured/],
    ['a bound in names', '20 names/page', 0, /20 names\/page holds/],
  ] as const)('%s: "%s" exits with %s', async ([, bound, exit, words], { signal }) => {
    const args = run('--vary', 'tags', '--fresh', '20', '--at-most', bound)

    const { code, stdout } = await plateau(args, { signal })

    expect(stdout).toMatch(words)
    expect(code).toBe(exit)
  })

  test('says one line a run with --quiet', async ({ signal }) => {
    const { stdout } = await plateau(run('--vary', 'same,tags', '--quiet'), { signal })

    expect(stdout).toMatch(/^the repeated page: .*\nfresh tags: .*\n$/)
  })

  test('keeps to 80 columns where nobody says how wide the screen is', async ({ signal }) => {
    const { stdout } = await plateau(run('--vary', 'same,tags', '--verbose'), { signal })

    const tooLong = stdout.split('\n').filter((line) => line.length > 80 && !line.includes('plateau run'))
    expect(tooLong).toEqual([])
    expect(isSafe(stdout)).toBe(true)
  })

  test('writes Markdown and a picture beside each other, from where it was called', async ({ signal }) => {
    await withTemporaryFolder(async (cwd) => {
      const args = run('--vary', 'same,tags', '--quiet', '--markdown', 'run.md', '--svg', 'run.svg')

      const { code } = await plateau(args, { cwd, signal })

      expect(code).toBe(0)
      expect(await readFile(join(cwd, 'run.md'), 'utf8')).toMatch(/\| fresh tags \|/)
      expect(await readFile(join(cwd, 'run.svg'), 'utf8')).toMatch(/^<svg[^]*<title>[^]*<\/svg>\s*$/)
    })
  })
})

describe('plateau doctor', () => {
  test('shows the interpreters and what the gauges read', async ({ signal }) => {
    const { code, stdout } = await plateau(['doctor'], { signal })

    expect(stdout).toMatch(/^\d+\.\d+\.\d+\S* +cp/m)
    expect(stdout).toMatch(/^heap +yes/m)
    expect(code).toBe(0)
  })
})

describe('plateau fixture list', () => {
  test('names every fixture', async ({ signal }) => {
    const { code, stdout } = await plateau(['fixture', 'list'], { signal })

    expect(stdout).toMatch(/^coding-horror /m)
    expect(stdout).toMatch(/^wrong-label /m)
    expect(code).toBe(0)
  })
})
