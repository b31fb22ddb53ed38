import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { ChildError, runChild, withTemporaryFolder } from '@plateau/harness'
import { describe, expect, test } from 'vitest'

const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs')
const here = (file: string) => JSON.stringify(new URL(file, import.meta.url).href)

describe('in a run of vitest', () => {
  test('a test that times out takes its child along, while the tests after it go on', async () => {
    const mark = randomUUID()
    const { output } = await inVitest(
      `test('hangs', { timeout: 1500 }, async ({ measure }) => {
         const hanging = measure(callable('forever:hangs', { path: [import.meta.dirname] }), fixture('minimal').repeated())
         await expect.poll(() => started().length).toBe(2)
         await hanging
       })
       test('only the probe is left, its fork is gone', async () => {
         await expect.poll(() => started().length).toBe(1)
       })`,
      mark,
    )

    expect(output).toMatch(/× .*hangs/)
    expect(output).toMatch(/Test timed out in 1500ms/)
    expect(output).toMatch(/✓ .*only the probe is left/)
    expect(output).toMatch(/^1 passed, 1 failed, 0 skipped$/m)
    expect(processesWith(mark)).toEqual([])
  })

  test('an expectation that fails shows the verdict, the evidence, the versions and the command', async () => {
    const { output } = await inVitest(
      `test('fresh tags cost nothing', async ({ measure }) => {
         const inputs = fixture('minimal').fresh('tags', 20)
         const run = await measure(html(), inputs, { lxml: '6.1.3', inputs: 1024 })
         expect(run).toGrowAtMost('0 names/page')
       })`,
      randomUUID(),
    )

    expect(output).toMatch(/× .*fresh tags cost nothing/)
    expect(output).toMatch(/Allowed at most 0 names\/page, and it holds more/)
    expect(output).toMatch(/fresh tags: grows/)
    expect(output).toMatch(/names +[\d,]+ kept at the end; a page adds 20/)
    expect(output).toMatch(/measured on: minimal, with lxml 6\.1\.3, libxml2 2\.\d+\.\d+, Python 3\.\d+\.\d+/)
    expect(output).toMatch(/look further: pnpm plateau run minimal --vary tags --fresh 20 --parser html --lxml 6\.1\.3/)
    expect(output).toMatch(/^0 passed, 1 failed, 0 skipped$/m)
  })

  test('what keeps less than its baseline passes, and the closing lines ask for an update', async () => {
    const { output, code } = await inVitest(
      `test('fresh ids are not kept', async ({ measure }) => {
         const run = await measure(html(), fixture('minimal').fresh('ids', 20), { lxml: '6.1.3', inputs: 1024 })
         const before = { 'minimal ids:20 html fromstring bytes shared': { kind: 'something', names: { low: 20, high: 20 } } }
         const release = 'lxml 6.1.3, libxml2 ' + run.versions.libxml2
         expect(run).toHoldToBaseline({ schema: 'plateau.baseline/1', versions: { [release]: before } })
       })`,
      randomUUID(),
    )

    expect(output).toContain(
      'Less is kept than the baseline says: measure it with "plateau map --update" and commit the file\n' +
        '  minimal, html, fresh ids, 6.1.3: 1 name kept a name -> 0\n' +
        '\n1 passed, 0 failed, 0 skipped\n',
    )
    expect(code).toBe(0)
  })

  test('a release that no interpreter here can have skips its tests, and says why', async () => {
    const { output, code } = await inVitest(
      `needsLxml('0.0.1')
       test('is measured on lxml 0.0.1', async () => { throw new Error('ran') })`,
      randomUUID(),
    )

    expect(output).toMatch(/↓ .*is measured on lxml 0\.0\.1.*0\.0\.1/)
    expect(output).toMatch(/^0 passed, 0 failed, 1 skipped$/m)
    expect(code).toBe(0)
  })

  test('a file that cannot be loaded counts as failed in the closing line', async () => {
    const { output, code } = await inVitest(`throw new Error('cannot be loaded')`, randomUUID())

    expect(output).toMatch(/^0 passed, 1 failed, 0 skipped$/m)
    expect(code).toBe(1)
  })
})

/** Runs one file of tests as a user's vitest would, in a folder of its own, and gives all that it printed. */
async function inVitest(tests: string, mark: string): Promise<{ readonly code: number; readonly output: string }> {
  return withTemporaryFolder(async (folder) => {
    await writeFile(join(folder, 'forever.py'), 'import time\n\n\ndef hangs():\n    time.sleep(3600)\n')
    await writeFile(join(folder, 'some.test.ts'), `${imports}\n${tests}\n`)
    await writeFile(join(folder, 'vitest.config.mjs'), configuration)
    const env = { ...process.env, NO_COLOR: '1', PLATEAU_CASE: mark }
    const output = await runChild(process.execPath, [vitest, 'run', '--root', folder], { env, cwd: folder }).then(
      ({ stdout, stderr }) => ({ code: 0, output: stdout + stderr }),
      (error: unknown) => {
        if (error instanceof ChildError && error.failure.kind === 'exited') {
          return { code: error.failure.code, output: error.stdout + error.stderr }
        }
        throw error
      },
    )
    return output
  })
}

const imports = `
  import { readdirSync, readFileSync } from 'node:fs'
  import { callable, fixture, html } from ${here('../index.ts')}
  import { expect, needsLxml, test } from ${here('./index.ts')}

  /** Probes and forks that were started here and live. */
  function started() {
    return readdirSync('/proc').filter((pid) => {
      try {
        const isOurs = readFileSync('/proc/' + pid + '/environ', 'utf8').includes(process.env.PLATEAU_CASE)
        return isOurs && readFileSync('/proc/' + pid + '/cmdline', 'utf8').includes('plateau_probe')
      } catch {
        return false
      }
    })
  }`

const configuration = `
  const source = { resolve: { conditions: ['plateau-source'] }, ssr: { resolve: { conditions: ['plateau-source'] } } }
  export default { ...source, test: { reporters: ['verbose', ${here('./reporter.ts')}] } }`

/** Live processes with a text in their environment. */
function processesWith(mark: string): readonly string[] {
  return readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/environ`, 'utf8').includes(mark)
    } catch {
      // It ended between two looks, or is another user's.
      return false
    }
  })
}
