import { mkdir, readdir, readFile, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { growthMap, type Result } from '@plateau/core'
import { cacheFolder, withTemporaryFolder } from '@plateau/harness'
import { expect, test } from 'vitest'
import { current } from '../versions.ts'
import { plateau } from './as-a-user.ts'

const small = ['--inputs', '256', '--baseline', 'none.json']

test('a map shows releases across, what each setting keeps below, and what bounds it', async () => {
  const { code, stdout } = await plateau(['map', 'minimal', '--lxml', current, '--vary', 'tags', ...small])

  expect(code).toBe(0)
  expect(stdout).toMatch(/^input +6\.1\.3$/m)
  expect(stdout).toMatch(/^fresh tags +20 names/m)
  expect(stdout).toMatch(/a parser in a thread that\s+ends keeps nothing/)
})

test('a map that was interrupted goes on from what is done', async () => {
  await withTemporaryFolder(async (folder) => {
    const file = join(folder, 'map.json')
    // A cache of its own, into which the releases of the usual one are not fetched again.
    const env = { XDG_CACHE_HOME: folder, PLATEAU_CACHE: undefined }
    await linkAllButMaps(join(folder, 'plateau'))
    const args = [
      'map',
      'minimal',
      '--lxml',
      current,
      '--vary',
      'ids,tags',
      '--entry',
      'fromstring',
      '--json',
      file,
      ...small,
    ]

    const first = await plateau(args, {
      env,
      progress: /[1-9]\d* of \d+ runs done/,
      onProgress: (pid) => process.kill(pid, 'SIGINT'),
    })
    expect(first.code).toBe(130)
    expect(first.stderr).toMatch(/interrupted, what is done is kept/)

    const second = await plateau(args, { env })
    expect(second.code).toBe(0)
    const [, resumed] = /^(\d+) of \d+ runs were done by a map that was interrupted$/m.exec(second.stderr) ?? []
    expect(Number(resumed)).toBeGreaterThan(0)

    const { runs } = JSON.parse(await readFile(file, 'utf8')) as Result
    expect(new Set(runs.map(({ id }) => id)).size).toBe(runs.length)
    expect(Number(resumed)).toBeLessThan(runs.length)

    const third = await plateau(args, { env })
    expect(third.stderr).not.toMatch(/interrupted/)
  })
})

test('a release that cannot be provided is a failed column, and the rest is complete', async () => {
  const { code, stdout } = await plateau([
    'map',
    'minimal',
    '--lxml',
    `99.1,${current}`,
    '--vary',
    'tags',
    '--json',
    '-',
    ...small,
  ])

  expect(code).toBe(4)
  const { runs, columns } = JSON.parse(stdout) as Result
  expect(columns?.map(({ name, failed }) => [name, failed !== undefined])).toEqual([
    ['99.1', true],
    [current, false],
  ])
  expect(growthMap(runs, columns).rows.every(({ cells }) => cells[1]?.kind === 'measured')).toBe(true)
})

test('an option that no release has is a usage error that names those there are', async () => {
  const { code, stderr } = await plateau(['map', 'minimal', '--lxml', current, '--option', 'hug_tree=true', ...small])

  expect(code).toBe(2)
  expect(stderr).toMatch(/^plateau: Expected --option .*huge_tree.*, got hug_tree/m)
})

test('run --options each is a map of one way in', async () => {
  const { code, stdout } = await plateau([
    'run',
    'minimal',
    '--lxml',
    current,
    '--vary',
    'ids',
    '--options',
    'each',
    '--inputs',
    '256',
    '--json',
    '-',
  ])

  expect(code).toBe(0)
  const { runs } = JSON.parse(stdout) as Result
  const options = runs.flatMap(({ subject }) => (subject.kind === 'lxml' ? Object.keys(subject.options) : []))
  expect(options).toEqual(expect.arrayContaining(['collect_ids', 'huge_tree', 'recover', 'target']))
})

async function linkAllButMaps(cache: string): Promise<void> {
  await mkdir(cache)
  for (const name of await readdir(cacheFolder())) {
    if (name !== 'maps') await symlink(join(cacheFolder(), name), join(cache, name))
  }
}
