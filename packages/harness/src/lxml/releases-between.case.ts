import { compare } from '@renovatebot/pep440'
import { describe, expect, test } from 'vitest'
import { withTemporaryFolder } from '../children/temporary-folder.ts'
import { findPythons } from '../pythons/find-pythons.ts'
import { rememberAnswer } from './index-answer.ts'
import { releasesBetween } from './releases-between.ts'

/** What the index is taken to have answered: of each release a wheel that any interpreter here can load. */
const listed = ['4.9.4', '5.0.0', '5.0.1', '5.1.0a1', '5.1.0', '5.2.0']

describe('releasesBetween()', () => {
  test.for<[string, string, boolean, readonly string[]]>([
    ['5.0.0', '5.2.0', false, ['5.0.0', '5.0.1', '5.1.0', '5.2.0']],
    ['5.2.0', '5.0.0', false, ['5.2.0', '5.1.0', '5.0.1', '5.0.0']],
    ['5.0.0', '5.2.0', true, ['5.0.0', '5.0.1', '5.1.0a1', '5.1.0', '5.2.0']],
    ['5.1.0a1', '5.2', false, ['5.1.0a1', '5.1.0', '5.2.0']],
    ['4.9.4', '5.0', false, ['4.9.4', '5.0.0']],
  ])('goes from %s to %s (pre-releases: %s)', async ([good, bad, preReleases, releases]) => {
    await withIndex(async (env) => {
      expect(await releasesBetween({ good, bad }, { env, preReleases })).toEqual({ releases, notes: [] })
    })
  })

  test.for([
    ['system', '5.0.0', 'Expected --good to be a release such as 5.4.0, got "system"'],
    ['5.0.0', './a.whl', 'Expected --bad to be a release such as 5.4.0, got "./a.whl"'],
    ['5.0', '5.0.0', 'Expected --good and --bad to be two releases, got 5.0 twice'],
  ] as const)('refuses %s and %s', async ([good, bad, message]) => {
    await expect(releasesBetween({ good, bad })).rejects.toThrow(message)
  })

  test('makes do with the cache where the index is silent, and says so', async () => {
    await withTemporaryFolder(async (cache) => {
      const silent = { PIP_CONFIG_FILE: '/dev/null', PIP_FIND_LINKS: '', PIP_INDEX_URL: 'http://127.0.0.1:9' }
      const env = { ...process.env, ...silent, PIP_RETRIES: '0', PLATEAU_CACHE: cache }

      const { releases, notes } = await releasesBetween({ good: '5.0.0', bad: '5.2.0' }, { env })

      expect(releases).toEqual(['5.0.0', '5.2.0'])
      expect(notes).toEqual([
        'Expected an answer from the package index, got none: only the releases in the cache are looked at',
      ])
    })
  })

  test('goes by what one interpreter can have where it is named', async ({ skip }) => {
    const pythons = await findPythons()
    const [newest] = pythons
    const oldest = pythons.at(-1)
    if (newest === undefined || oldest === undefined || newest.abi === oldest.abi) return skip('one interpreter here')
    const ends = { good: '3.0', bad: '99.0' }

    const [own, all] = await Promise.all([releasesBetween(ends, { python: oldest.executable }), releasesBetween(ends)])

    expect(own.releases.length).toBeLessThan(all.releases.length)
    expect(all.releases).toEqual(all.releases.toSorted(compare))
  })
})

async function withIndex(act: (env: NodeJS.ProcessEnv) => Promise<void>): Promise<void> {
  await withTemporaryFolder(async (cache) => {
    const env = { ...process.env, PLATEAU_CACHE: cache }
    await rememberAnswer(
      listed.map((version) => `lxml-${version}-py2.py3-none-any.whl`),
      env,
    )
    await act(env)
  })
}
