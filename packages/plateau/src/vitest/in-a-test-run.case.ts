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
         await expect.poll(() => started().length, { timeout: 10_000 }).toBe(2)
         await hanging
       })
       test('only the probe is left, its fork is gone', async () => {
         await expect.poll(() => started().length, { timeout: 10_000 }).toBe(1)
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

  test('what a project configures holds where a test says nothing, and a test may say otherwise', async () => {
    const { output } = await inVitest(
      `test('configured', async ({ measure }) => {
         const run = await measure(html(), fixture('minimal').repeated())
         expect([run.versions.lxml, run.inputs, run.bounds.length]).toEqual(['6.1.3', 64, 1])
         expect(run).toGrowAtMost()
       })
       test('overridden', async ({ measure }) => {
         const run = await measure(html(), fixture('minimal').repeated(), { inputs: 128, atMost: ['1 B/page'] })
         expect([run.inputs, run.bounds[0].bound]).toEqual([128, '1 B/page'])
       })`,
      randomUUID(),
      {
        files: {
          'plateau.config.ts': `export default { lxml: '6.1.3', inputs: 64, atMost: ['1 kB/page', '72 B/name'] }`,
        },
      },
    )

    expect(output).toMatch(/^2 passed, 0 failed, 0 skipped$/m)
  })

  test('on GitHub, the line that failed is marked, and the job has a summary; JUnit is told the same', async () => {
    const { output, read } = await inVitest(
      `test('50%: one, two\\nthree <b>', async ({ measure }) => {
         const run = await measure(html(), fixture('minimal').repeated(), { lxml: '6.1.3', inputs: 64 })
         expect(run.inputs, 'no::error::\\r\\n| of its own').toBe(65)
       })
       test('passes', () => {})`,
      randomUUID(),
      { reporters: `['junit', { outputFile: 'junit.xml' }], `, env: { GITHUB_ACTIONS: 'true' } },
    )

    const [annotation, ...others] = output.split('\n').filter((line) => line.startsWith('::'))
    expect(others).toEqual([])
    expect(annotation).toMatch(
      /^::error file=[^,]+some\.test\.ts,title=some\.test\.ts > 50%25%3A one%2C two%0Athree <b>,line=\d+,column=\d+::[^\r]*no::error::%0D%0A\| of its own/,
    )
    expect(output).toMatch(/^1 passed, 1 failed, 0 skipped$/m)
    expect(read('summary.md')).toMatch(
      /^## 1 of 2 cases failed\n\n1 passed, 1 failed, 0 skipped\n\n### 50%: one, two\\\\x0athree &lt;b&gt;\n\nsome\.test\.ts\n\n {4}no::error::/,
    )
    expect(read('summary.md')).toMatch(/^\| .* \| minimal \| the repeated page \| lxml 6\.1\.3 \| does not grow/m)
    expect(read('junit.xml')).toMatch(/<testsuites name="vitest tests" tests="2" failures="1" errors="0"/)
  })

  test('a file that cannot be loaded counts as failed in the closing line', async () => {
    const { output, code } = await inVitest(`throw new Error('cannot be loaded')`, randomUUID())

    expect(output).toMatch(/^0 passed, 1 failed, 0 skipped$/m)
    expect(code).toBe(1)
  })
})

interface InVitestOptions {
  /** More files beside the tests. */
  readonly files?: Readonly<Record<string, string>>
  /** Reporters beside ours, with a comma behind. */
  readonly reporters?: string
  readonly env?: Readonly<Record<string, string>>
}

interface InVitest {
  readonly code: number
  readonly output: string
  /** What the run has written. */
  readonly read: (file: string) => string
}

/** Runs one file of tests as a user's vitest would, in a folder of its own, and gives all that it printed. */
async function inVitest(tests: string, mark: string, options: InVitestOptions = {}): Promise<InVitest> {
  return withTemporaryFolder(async (folder) => {
    const files = {
      'forever.py': 'import time\n\n\ndef hangs():\n    time.sleep(3600)\n',
      'some.test.ts': `${imports}\n${tests}\n`,
      'vitest.config.mjs': configuration(options.reporters ?? `'verbose', `),
      'summary.md': '',
      ...options.files,
    }
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
    const github = { GITHUB_ACTIONS: '', GITHUB_STEP_SUMMARY: join(folder, 'summary.md') }
    const env = { ...process.env, NO_COLOR: '1', PLATEAU_CASE: mark, ...github, ...options.env }
    const ended = await runChild(process.execPath, [vitest, 'run', '--root', folder], { env, cwd: folder }).then(
      ({ stdout, stderr }) => ({ code: 0, output: stdout + stderr }),
      (error: unknown) => {
        if (error instanceof ChildError && error.failure.kind === 'exited') {
          return { code: error.failure.code, output: error.stdout + error.stderr }
        }
        throw error
      },
    )
    const written = new Map(
      readdirSync(folder)
        .filter(isReport)
        .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
    )
    return { ...ended, read: (file) => written.get(file) ?? '' }
  })
}

function isReport(file: string): boolean {
  return /\.(?:md|xml)$/.test(file)
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

const configuration = (reporters: string) => `
  const source = { resolve: { conditions: ['plateau-source'] }, ssr: { resolve: { conditions: ['plateau-source'] } } }
  export default { ...source, test: { reporters: [${reporters}${here('./reporter.ts')}] } }`

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
