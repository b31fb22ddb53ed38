import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findPythons, provideLxml, runChild, withTemporaryFolder } from '@plateau/harness'
import type { Result, Run } from 'plateau'
import { expect, needsLxml, test } from 'plateau/vitest'
import { describe } from 'vitest'
import { current, slowing } from '../versions.ts'
import { callables, plateau } from './as-a-user.ts'

describe.each([
  [current, 'tags'],
  [slowing, 'entities'],
] as const)('a script for a bug report, of lxml %s and fresh %s', (lxml, variation) => {
  needsLxml(lxml)

  test('shows without plateau what plateau has measured', async ({ signal }) => {
    await withTemporaryFolder(async (cwd) => {
      const args = ['minimal', '--vary', `same,${variation}`, '--fresh', '20', '--lxml', lxml, '--timeout', '60']
      const { run, stderr } = await reproduced(args, { cwd, signal })

      const printed = await printedBy(cwd, { lxml })

      expect(stderr).toContain(`repro.py shows what grows most: fresh ${variation} of minimal`)
      expectWithin(printed, run)
      expect(printed.names).toBe(20)
    })
  })
})

describe(`on lxml ${current}`, () => {
  test.for<readonly [string, readonly string[]]>([
    ['a page that is too big for it', ['coding-horror', '--vary', 'tags', '--fresh', '20', '--inputs', '512']],
    ['a page that is packed', ['minimal-xml', '--vary', 'long-names', '--entry', 'feed']],
    ['the text of a page', ['windows', '--vary', 'tags', '--as', 'str', '--lifetime', 'page', '--entry', 'parse']],
    [
      'the parser that lxml.html has',
      ['utf-16', '--vary', 'tags', '--entry', 'html.fromstring', '--lifetime', 'default'],
    ],
    ['iterparse', ['minimal-xml', '--vary', 'tags', '--entry', 'iterparse', '--option', 'encoding=utf-8']],
    ['a target', ['minimal', '--vary', 'tags', '--option', 'target=events']],
    ['a schema', ['feed', '--vary', 'attributes', '--option', 'schema=anything']],
    [
      'a callable',
      ['minimal', '--vary', 'tags', '--call', 'planted:leaks_1_kilobyte_every_100_inputs', '--path', callables],
    ],
  ])('it shows %s', async ([, args], { signal }) => {
    await withTemporaryFolder(async (cwd) => {
      const { run } = await reproduced(['--inputs', '2048', '--lxml', current, '--timeout', '30', ...args], {
        cwd,
        signal,
      })

      const printed = await printedBy(cwd, { lxml: current })

      expectWithin(printed, run)
    })
  })

  test('where nothing grows, it is not written, and the run ends as ever', async ({ signal }) => {
    await withTemporaryFolder(async (cwd) => {
      const args = [
        'run',
        'minimal',
        '--vary',
        'same,tags',
        '--lifetime',
        'thread',
        '--lxml',
        current,
        '--inputs',
        '1024',
      ]

      const { code, stderr } = await plateau([...args, '--repro', 'repro.py'], { cwd, signal })

      expect(stderr).toContain("repro.py is not written: no run's heap or names grow")
      await expect(stat(join(cwd, 'repro.py'))).rejects.toThrow(/ENOENT/)
      expect(code).toBe(0)
    })
  })

  test('standard output is no place for it', async ({ signal }) => {
    const { code, stderr } = await plateau(['run', 'minimal', '--repro', '-'], { signal })

    expect(stderr).toContain('Expected --repro to name a file, got "-"')
    expect(code).toBe(2)
  })
})

interface Printed {
  readonly heap: number
  readonly names: number | undefined
}

/** Runs plateau as a user would. */
async function reproduced(
  args: readonly string[],
  { cwd, signal }: { readonly cwd: string; readonly signal: AbortSignal },
) {
  const { code, stdout, stderr } = await plateau(['run', ...args, '--json', '-', '--repro', 'repro.py'], {
    cwd,
    signal,
  })
  expect(code, stderr).toBe(0)
  const { runs } = JSON.parse(stdout) as Result
  const run = runs.at(-1)
  if (run === undefined) throw new Error('Expected a run')
  return { run, stderr }
}

const ruff = await runChild('ruff', ['--version'], { env: process.env }).catch(() => undefined)
const oldest = (await findPythons()).find(({ version }) => version.startsWith('2.7'))

/** Fewer than 60 lines, for Python 2.7 too, in the style that all Python here is in; printing is what it is for. */
async function expectForm(script: string): Promise<void> {
  expect((await readFile(script, 'utf8')).trimEnd().split('\n').length).toBeLessThan(60)
  const compile = 'import io, sys; compile(io.open(sys.argv[1]).read().encode("ascii"), sys.argv[1], "exec")'
  if (oldest !== undefined) await runChild(oldest.executable, ['-c', compile, script], { env: {} })
  const check = ['check', '--no-cache', '--config', fileURLToPath(new URL('../../ruff.toml', import.meta.url))]
  if (ruff !== undefined) await runChild('ruff', [...check, '--ignore', 'T201', script], { env: process.env })
}

/** Runs the script with nothing but Python and lxml, after holding it to its form. */
async function printedBy(cwd: string, { lxml }: { readonly lxml: string }): Promise<Printed> {
  const { python, folder } = await provideLxml(lxml)
  const script = join(cwd, 'repro.py')
  await expectForm(script)
  const page = await stat(`${script}.page`).then(
    () => [`${script}.page`],
    () => [],
  )
  const { stdout } = await runChild(python.executable, [script, ...page], {
    env: { PATH: process.env['PATH'], PYTHONPATH: folder },
  })
  const [, heap, names] = /^held per page: (\S+) B of heap(?:, (\S+) names)?$/m.exec(stdout) ?? []
  expect(stdout).toContain('Python ')
  return { heap: Number(heap), names: names === undefined ? undefined : Number(names) }
}

/** Without plateau's settings, Python and malloc set up a little more on their way: some kB in all. */
const setUp = 4096

function expectWithin(printed: Printed, { gauges, inputs }: Run) {
  const { heap, names } = gauges
  if (heap === undefined || !('perInput' in heap.growth)) throw new Error('Expected the heap to have been judged')
  const { low, high } = heap.growth.perInput
  const apart = ((heap.spread ?? 0) + setUp) / inputs
  expect(printed.heap).toBeGreaterThanOrEqual(low - apart)
  expect(printed.heap).toBeLessThanOrEqual(high + apart)
  if (printed.names === undefined || names === undefined) return
  expect(names.growth).toMatchObject({ perInput: { low: printed.names, high: printed.names } })
}
