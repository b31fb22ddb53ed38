import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { ChildError, runChild, withTemporaryFolder } from '@plateau/harness'
import { expect, test } from 'vitest'

const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs')
const here = (file: string) => JSON.stringify(new URL(file, import.meta.url).href)

/** A small suite of somebody's: what passes, fails, is skipped, cannot be loaded, and is measured. */
const suite = {
  'measured.test.ts': `
    import { fixture, html } from ${here('../index.ts')}
    import { expect, test } from ${here('./index.ts')}
    test('holds nothing', async ({ measure }) => {
      const run = await measure(html(), fixture('minimal').repeated(), { lxml: '6.1.3', inputs: 64 })
      expect(run.inputs).toBe(64)
    })`,
  'fails.test.ts': `
    import { expect, test } from 'vitest'
    test('fails', () => expect(1, 'one is not two').toBe(2))
    test.skip('is skipped', () => {})`,
  'passes.test.ts': `
    import { test } from 'vitest'
    test('passes', () => {})`,
  'broken.test.ts': `throw new Error('cannot be loaded')`,
  'vitest.config.mjs': `
    const source = { resolve: { conditions: ['plateau-source'] }, ssr: { resolve: { conditions: ['plateau-source'] } } }
    export default source`,
}

test('a suite that was run in shards, and merged, is told as one that was not', { timeout: 240_000 }, async () => {
  await withTemporaryFolder(async (folder) => {
    await mkdir(join(folder, 'node_modules'))
    for (const [name, text] of Object.entries(suite)) await writeFile(join(folder, name), text)

    const whole = await told(folder, ['run'])
    const shards = [await run(folder, shard('1/2')), await run(folder, shard('2/2'))]
    const merged = await told(folder, ['--merge-reports'])

    expect(whole.closing).toBe('2 passed, 2 failed, 1 skipped')
    expect(whole.junit).toMatch(/ tests="\d" failures="\d"/)
    expect(merged).toEqual(whole)
    expect(merged.summary).toEqual(
      expect.arrayContaining([
        '## 2 of 5 cases failed',
        '    one is not two: expected 1 to be 2 // Object.is equality',
        '| holds nothing | minimal | the repeated page | lxml 6.1.3 | does not grow |',
      ]),
    )
    // Where a shard fails, so does its job: not only the one that merges.
    expect(shards.map(({ code }) => code)).toContain(1)
  })
})

function shard(which: string): readonly string[] {
  return ['run', `--shard=${which}`, '--reporter=blob']
}

interface Told {
  readonly code: number
  readonly closing: string | undefined
  /** Files may end in another order: the lines are sorted. */
  readonly summary: readonly string[]
  readonly junit: string | undefined
}

/** What our reporter and vitest's own for JUnit say of a run. */
async function told(folder: string, args: readonly string[]): Promise<Told> {
  const reporters = [`--reporter=${new URL('./reporter.ts', import.meta.url).pathname}`, '--reporter=junit']
  await writeFile(join(folder, 'summary.md'), '')
  const { code, output } = await run(folder, [...args, ...reporters, '--outputFile.junit=junit.xml'])
  return {
    code,
    closing: /^\d+ passed, \d+ failed, \d+ skipped$/m.exec(output)?.[0],
    summary: (await readFile(join(folder, 'summary.md'), 'utf8')).split('\n').toSorted(),
    junit: /<testsuites .*?(?= time=)/.exec(await readFile(join(folder, 'junit.xml'), 'utf8'))?.[0],
  }
}

async function run(
  folder: string,
  args: readonly string[],
): Promise<{ readonly code: number; readonly output: string }> {
  const github = { GITHUB_ACTIONS: '', GITHUB_STEP_SUMMARY: join(folder, 'summary.md') }
  const env = { ...process.env, NO_COLOR: '1', ...github }
  try {
    const { stdout, stderr } = await runChild(process.execPath, [vitest, ...args, '--root', folder], {
      env,
      cwd: folder,
    })
    return { code: 0, output: stdout + stderr }
  } catch (error) {
    if (!(error instanceof ChildError) || error.failure.kind !== 'exited') throw error
    return { code: error.failure.code, output: error.stdout + error.stderr }
  }
}
