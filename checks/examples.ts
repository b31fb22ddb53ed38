/** Compiles and runs every example of the docs and of exported symbols, those with tests under vitest. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'

const root = new URL('..', import.meta.url).pathname
// Where all four packages can be imported by name, as anyone would.
const folder = join(root, 'packages', 'plateau', 'src', 'examples-under-check')
const settings = { compilerOptions: { composite: false, noEmit: true }, include: ['*.ts'] }

interface Example {
  readonly from: string
  readonly code: string
}

const examples = [...sources().flatMap(fromSource), ...documents().flatMap(fromMarkdown)]
if (examples.length === 0) throw new Error('Expected examples in docs and sources, found none')

rmSync(folder, { recursive: true, force: true })
mkdirSync(folder)
try {
  const files = examples.map(write)
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ extends: '../../../../tsconfig.base.json', ...settings }),
  )
  run('tsc', ['-p', folder])
  const tests = files.filter((file) => file.endsWith('.case.ts'))
  const programs = files.filter((file) => !file.endsWith('.case.ts'))
  // One after the other, in one process: to start one for each took a minute.
  const all = join(folder, 'all.ts')
  writeFileSync(all, programs.map((file) => `await import('./${basename(file)}')\n`).join(''))
  run('tsx', ['--conditions=plateau-source', all])
  if (tests.length > 0) run('vitest', ['run', '--project', 'cases', ...tests.map((file) => relative(root, file))])
  process.stdout.write(`${examples.length} examples compile and run\n`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function sources(): readonly string[] {
  const all = ['core', 'harness', 'report', 'plateau'].flatMap((name) => {
    const source = join(root, 'packages', name, 'src')
    return readdirSync(source, { recursive: true, encoding: 'utf8' }).map((file) => join(source, file))
  })
  return all.filter((file) => file.endsWith('.ts') && !/\.(?:test|case)\.ts$/.test(file))
}

function documents(): readonly string[] {
  const docs = readdirSync(join(root, 'docs')).filter((file) => file.endsWith('.md'))
  return [join(root, 'README.md'), ...docs.map((file) => join(root, 'docs', file))]
}

function fromSource(file: string): readonly Example[] {
  const comments = readFileSync(file, 'utf8').matchAll(/@example\n \* ```ts\n(?<code>[\s\S]*?) \* ```/g)
  return [...comments].map(({ groups }) => ({ from: file, code: (groups?.['code'] ?? '').replaceAll(/^ \* ?/gm, '') }))
}

function fromMarkdown(file: string): readonly Example[] {
  const blocks = readFileSync(file, 'utf8').matchAll(/^```ts\n(?<code>[\s\S]*?)^```/gm)
  return [...blocks].map(({ groups }) => ({ from: file, code: groups?.['code'] ?? '' }))
}

function write({ from, code }: Example, index: number): string {
  const ending = code.includes("'plateau/vitest'") ? 'case.ts' : 'ts'
  const file = join(folder, `${index}-${relative(root, from).replaceAll(/[^a-z]+/gi, '-')}.${ending}`)
  writeFileSync(file, `// From ${relative(root, from)}\n${code}\nexport {}\n`)
  return file
}

function run(command: string, args: readonly string[]): void {
  execFileSync(join(root, 'node_modules', '.bin', command), args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    // An example that leaves something open would keep the check for ever.
    timeout: 300_000,
  })
}
