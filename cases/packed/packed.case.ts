import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { temporaryFolder, type TemporaryFolder } from '@plateau/harness'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { current } from '../versions.ts'
import { pack, pnpm, run, tsc } from './pack.ts'

const require = createRequire(import.meta.url)
const { version: vitest } = require('vitest/package.json') as { readonly version: string }

const page = '<!doctype html><title>A shop</title><p id="a">One</p><p id="b">Two</p>'

const testOfTheirs = `import { html, page } from 'plateau'
import { expect, test } from 'plateau/vitest'

test('our page costs no more than its new tags', async ({ measure }) => {
  const run = await measure(html(), page('page.html').fresh('tags', 20), { lxml: '${current}', inputs: 1024 })

  expect(run).toGrowAtMost('72 B/name', '20 names/page')
})
`

const configured = `import { defineConfig } from 'plateau'

export default defineConfig({ lxml: '${current}', inputs: 1024, atMost: ['72 B/name', '20 names/page'], pages: ['minimal'] })
`

let folder: TemporaryFolder
let tarball: string

beforeAll(async () => {
  folder = await temporaryFolder()
  await mkdir(join(folder.path, 'packed'))
  tarball = await pack(join(folder.path, 'packed'))
})

afterAll(() => folder.cleanup())

describe('in a project outside this repository, from the tarball', { timeout: 300_000 }, () => {
  test('npm installs it; a test with a bound passes and compiles; the command measures a page and draws', async ({
    signal,
  }) => {
    const cwd = await emptyProject('with-npm')
    const here = { cwd, signal }

    await run(['npm', 'install', '--no-audit', '--no-fund', '--prefer-offline', tarball, `vitest@${vitest}`], here)
    const tested = await run(['npx', 'vitest', 'run', '--reporter=default', '--reporter=plateau/vitest/reporter'], here)
    await run([tsc, '--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', 'page.test.ts'], here)
    const measured = await run(
      ['npx', 'plateau', ...measuring, '--svg', 'page.svg', '--html', 'page.report.html'],
      here,
    )

    expect(tested).toMatch(/^1 passed, 0 failed, 0 skipped$/m)
    expect(measured).toMatch(/^fresh ids: does not grow/m)
    expect(await readFile(join(cwd, 'page.svg'), 'utf8')).toMatch(/^<svg .*<\/svg>\s*$/s)
    expect(await readFile(join(cwd, 'page.report.html'), 'utf8')).toMatch(/^<!doctype html>.*<script.*<\/html>\s*$/is)
  })

  test('pnpm installs it; its fixtures are found, and a configuration says what a test and the command do not', async ({
    signal,
  }) => {
    const cwd = await emptyProject('with-pnpm')
    const here = { cwd, signal }
    await writeFile(join(cwd, 'plateau.config.ts'), configured)
    await writeFile(
      join(cwd, 'page.test.ts'),
      testOfTheirs.replace(/, \{ lxml.*\}/, '').replace(/AtMost\(.*\)/, 'AtMost()'),
    )

    await run([...(await pnpm()), 'add', '--prefer-offline', tarball, `vitest@${vitest}`], here)
    const tested = await run([...(await pnpm()), 'exec', 'vitest', 'run', '--reporter=plateau/vitest/reporter'], here)
    const listed = await run([...(await pnpm()), 'exec', 'plateau', 'fixture', 'list'], here)
    const measured = await run([...(await pnpm()), 'exec', 'plateau', 'run', '--vary', 'ids'], here)

    expect(tested).toMatch(/^1 passed, 0 failed, 0 skipped$/m)
    expect(listed).toMatch(/^coding-horror +/m)
    expect(measured).toMatch(/^fresh ids: does not grow/m)
    expect(measured).toMatch(/^ +bound +72 B\/name holds/m)
  })
})

const measuring = ['run', 'page.html', '--vary', 'ids', '--inputs', '1024', '--lxml', current]

async function emptyProject(name: string): Promise<string> {
  const cwd = join(folder.path, name)
  await mkdir(cwd)
  await writeFile(join(cwd, 'package.json'), JSON.stringify({ name, private: true, type: 'module' }))
  await writeFile(join(cwd, 'page.html'), page)
  await writeFile(join(cwd, 'page.test.ts'), testOfTheirs)
  return cwd
}
