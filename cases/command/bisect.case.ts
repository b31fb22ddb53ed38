import { releasesBetween } from '@plateau/harness'
import type { Result } from 'plateau'
import { needsLxml } from 'plateau/vitest'
import { describe, expect, test } from 'vitest'
import { current, narrow, slowing } from '../versions.ts'
import { plateau } from './as-a-user.ts'
import { validator } from './result-schema.ts'

const few = ['--page', 'minimal', '--inputs', '4032']

describe('plateau bisect', () => {
  needsLxml(slowing)
  needsLxml(narrow)

  test('finds the release since when entities are not kept: the first with libxml2 2.14', async ({ signal, skip }) => {
    const { notes } = await releasesBetween({ good: slowing, bad: current })
    skip(notes.length > 0, notes[0])
    const args = ['bisect', '--good', slowing, '--bad', current, '--vary', 'entities', ...few]

    const { code, stdout } = await plateau(args, { signal })

    expect(stdout).toMatch(/^4\.9\.4 +\S+ +2\.10\.3 +2 names, \S+ B +good$/m)
    expect(stdout).toMatch(/^6\.1\.3 +\S+ +2\.14\.\d+ +0 +bad$/m)
    expect(stdout).toMatch(/^5\.[\d.]+ -> 6\.0\.0: fresh entities, 1 name kept a name -> 0 \(better\)$/m)
    expect(stdout).toMatch(/^libxml2 changes too: 2\.13\.\d+ -> 2\.14\.\d+\.$/m)
    expect(stdout).toMatch(/plateau compare 5\.[\d.]+ 6\.0\.0 --vary entities --page minimal --inputs 4032$/m)
    expect(code).toBe(0)
  })

  test('goes the other way too, in JSON that the schema describes, trying no more than it must', async ({
    signal,
    skip,
  }) => {
    const { notes } = await releasesBetween({ good: narrow, bad: current })
    skip(notes.length > 0, notes[0])
    const args = ['bisect', '--good', '6.0.2', '--bad', narrow, '--vary', 'entities', '--json', '-', ...few]

    const { code, stdout } = await plateau(args, { signal })

    const result = JSON.parse(stdout) as Result
    const valid = await validator()
    valid(result)
    expect(valid.errors).toBeNull()
    expect(result.bisect).toMatchObject({ good: '6.0.2', bad: narrow, first: { good: '6.0.0', between: [] } })
    const { among = 0, tried = [] } = result.bisect ?? {}
    expect(tried.length).toBeLessThanOrEqual(2 + Math.ceil(Math.log2(among - 1)))
    expect(result.runs).toHaveLength(tried.length)
    expect(result.columns?.map(({ name }) => name).slice(0, 1)).toEqual(['6.0.2'])
    expect(code).toBe(0)
  })

  test('says that there is nothing to search for where the ends do not differ', async ({ signal }) => {
    const args = ['bisect', '--good', narrow, '--bad', current, '--vary', 'tags', ...few]

    const { code, stdout } = await plateau([...args, '--quiet'], { signal })

    expect(stdout).toBe('Nothing to search for: 5.4.0 and 6.1.3 do not differ: as much is kept on both.\n')
    expect(code).toBe(3)
  })

  test('searches the cache where the index is silent, and says so', async ({ signal }) => {
    const silent = { PIP_CONFIG_FILE: '/dev/null', PIP_FIND_LINKS: '', PIP_INDEX_URL: 'http://127.0.0.1:9' }
    const args = ['bisect', '--good', slowing, '--bad', current, '--vary', 'entities', '--quiet', ...few]

    const { code, stdout } = await plateau(args, { env: { ...silent, PIP_RETRIES: '0' }, signal })

    expect(stdout).toMatch(/: fresh entities, 1 name kept a name -> 0 \(better\)/)
    expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(/index, got none: only the releases in the cache are looked at\./)
    expect(code).toBe(0)
  })
})

describe('plateau bisect refuses', () => {
  test.for([
    [['--good', slowing, '--vary', 'tags'], /Expected --good and --bad to name two releases, got no --bad/],
    [
      ['--good', '99.1', '--bad', current, '--vary', 'tags'],
      /Expected an lxml release .*, got "99\.1": the nearest are/,
    ],
    [
      ['--good', slowing, '--bad', current, '--vary', 'ids,tags'],
      /Expected --vary to name one variation, .*, got "ids,tags"/,
    ],
  ] as const)('%j', async ([args, message], { signal }) => {
    const { code, stdout, stderr } = await plateau(['bisect', ...args], { signal })

    expect(stderr).toMatch(message)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  })
})
