import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { withTemporaryFolder } from '@plateau/harness'
import type { Result } from 'plateau'
import { needsLxml } from 'plateau/vitest'
import { describe, expect, test } from 'vitest'
import { articles, cured, current, slowing } from '../versions.ts'
import { callables, plateau } from './as-a-user.ts'
import { validator } from './result-schema.ts'

const few = ['--page', 'minimal', '--inputs', '4032']

describe('plateau compare', () => {
  needsLxml(slowing)

  test('says in words what got better from one release to the next, and gives both their columns', async ({
    signal,
  }) => {
    await withTemporaryFolder(async (cwd) => {
      const args = ['compare', slowing, current, '--vary', 'same,tags,entities', '--json', 'compared.json', ...few]

      const { code, stdout } = await plateau(args, { cwd, signal })

      expect(stdout).toMatch(/^input +4\.9\.4 +6\.1\.3$/m)
      expect(stdout).toMatch(/^fresh entities +2 names, .* ▼ 0$/m)
      expect(stdout).toMatch(/4\.9\.4 -> 6\.1\.3: fresh entities, 1 name kept a name -> 0 \(better\)/)
      const result = JSON.parse(await readFile(join(cwd, 'compared.json'), 'utf8')) as Result
      const valid = await validator()
      valid(result)
      expect(valid.errors).toBeNull()
      expect(result.columns?.map(({ name, versions }) => [name, versions?.lxml])).toEqual([
        [slowing, slowing],
        [current, current],
      ])
      expect(result.runs).toHaveLength(6)
      const entities = result.runs.find(({ variation }) => variation === 'entities')
      expect(result.advice).toContainEqual(
        expect.objectContaining({ run: entities?.id, bounding: [{ in: 'lxml', lxml: current }] }),
      )
      expect(code).toBe(0)
    })
  })

  test('says quietly too that a release cannot be had, and compares the others', async ({ signal }) => {
    const args = ['compare', '99.1', current, slowing, '--vary', 'entities', '--quiet', ...few]

    const { code, stdout } = await plateau(args, { signal })

    expect(stdout).toMatch(/^99\.1 failed: Expected an lxml release that an interpreter here can have, got/)
    expect(stdout).toMatch(/^. 6\.1\.3 -> 4\.9\.4: fresh entities, 0 -> 1 name kept a name \(worse\)$/m)
    expect(code).toBe(4)
  })

  test('shows a release whose interpreter dies as a failed column, and the rest whole', async ({ signal }) => {
    const call = ['--call', 'misbehaving:kills_its_parent_on_lxml_4', '--path', callables]

    const { code, stdout } = await plateau(['compare', slowing, current, ...call, '--vary', 'tags', ...few], { signal })

    expect(stdout).toMatch(/^4\.9\.4 failed: .* was killed by SIGKILL$/m)
    expect(stdout).toMatch(/ - +\S+ B$/m)
    expect(code).toBe(4)
  })

  test('exercises a callable under each release', async ({ signal }) => {
    const args = ['compare', slowing, current, '--call', 'lxml.html:fromstring', '--vary', 'entities', ...few]

    const { code, stdout } = await plateau([...args, '--quiet'], { signal })

    expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(/lxml\.html:fromstring with fresh entities, 1 name kept a name -> 0/)
    expect(code).toBe(0)
  })
})

describe('plateau compare, before and after the cure that the article is about', () => {
  needsLxml(articles)
  needsLxml(cured)

  test('finds that ids are no longer kept, and shows an option that one release lacks as absent', async ({
    signal,
  }) => {
    const ids = ['compare', articles, cured, '--vary', 'ids', ...few]

    const plain = await plateau(ids, { signal })
    const option = await plateau([...ids, '--option', 'collect_ids=false'], { signal })

    expect(plain.stdout).toMatch(/3\.6\.4 -> 3\.8\.0: fresh ids, 1 name kept a name -> 0 \(better\)/)
    expect(option.stdout).toMatch(/^fresh ids +absent +0$/m)
    expect([plain.code, option.code]).toEqual([0, 0])
  })
})

describe('plateau compare refuses', () => {
  test.for([
    [[current], /Expected two releases of lxml or more, .*, got only "6\.1\.3"/],
    [[current, `${current}.0`], /Expected each release to be named once, got 6\.1\.3 twice/],
    [['98.1', '99.1'], /Expected an lxml release that an interpreter here can have, got "98\.1"/],
    [
      [slowing, current, '--option', 'nosuch=1'],
      /Expected --option to name an option of the html parser \(.*\), got nosuch/,
    ],
    [[slowing, current, '--inputs', '3'], /Expected --inputs to be a whole number of at least 8, got 3/],
  ] as const)('%j', async ([args, message], { signal }) => {
    const { code, stdout, stderr } = await plateau(['compare', ...args], { signal })

    expect(stderr).toMatch(message)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  })
})
