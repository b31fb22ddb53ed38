import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { choosePython, runChild, withTemporaryFolder } from '@plateau/harness'
import { expect, test } from 'vitest'
import { main, plateau } from '../command/as-a-user.ts'

const onATerminal = fileURLToPath(new URL('on_a_terminal.py', import.meta.url))

test.for([
  ['a file that is not there', undefined, /Expected a file that plateau_watch.py writes, got: ENOENT/],
  ['an empty file', '', /Expected a file that plateau_watch.py writes, got an empty file/],
  ['another file', 'Dear diary\n', /Expected a file that plateau_watch.py writes, got none of its lines/],
  [
    'a file of another version',
    '{"kind":"start","plateau_watch":9,"run":"7-1","pid":7}\n',
    /Expected .*growth\.jsonl to be of format 1, got format 9/,
  ],
] as const)('%s is a usage error', async ([, text, message], { signal }) => {
  await withTemporaryFolder(async (folder) => {
    if (text !== undefined) await writeFile(join(folder, 'growth.jsonl'), text)

    const { code, stdout, stderr } = await plateau(['watch', 'growth.jsonl'], { cwd: folder, signal })

    expect(stderr).toMatch(message)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  })
})

test('what cannot be told yet is said, and is neither a pass nor a finding', async ({ signal }) => {
  await withTemporaryFolder(async (folder) => {
    const lines = [1, 2, 3].map((at) => JSON.stringify({ kind: 'reading', run: '7-1', at, cpu: at, heap: 1000 * at }))
    await writeFile(join(folder, 'growth.jsonl'), `${lines.join('\n')}\nno line\n`)

    const { code, stdout } = await plateau(['watch', 'growth.jsonl', '--once'], { cwd: folder, signal })

    expect(stdout).toMatch(
      /^process 7: cannot be told yet: the heap: 3 readings are too few: at least 20 are\s+needed\n/,
    )
    expect(stdout).toMatch(/note +1 line could not be read, and was left out/)
    expect(code).toBe(3)
  })
})

test('plateau watch --module names the file to copy beside a worker', async ({ signal }) => {
  const { code, stdout } = await plateau(['watch', '--module'], { signal })

  expect(await readFile(stdout.trim(), 'ascii')).toMatch(/^"""Writes what a living Python process keeps/)
  expect(code).toBe(0)
})

test('on a terminal plateau watch follows a file until the process that writes it has ended', async ({ signal }) => {
  const python = await choosePython('3')
  await withTemporaryFolder(async (folder) => {
    const file = join(folder, 'growth.jsonl')
    await writeFile(file, line('reading', 1))
    const args = [main, 'watch', file]

    const { stdout } = await runChild(
      python.executable,
      [onATerminal, file, line('end', 2), process.execPath, ...args],
      {
        env: { ...process.env, NO_COLOR: '1', TERM: 'xterm' },
        signal,
      },
    )

    const told = JSON.parse(stdout) as { readonly before: string; readonly after: string; readonly code: number }
    expect(told.before).toMatch(/^process 7: cannot be told yet/)
    expect(told.before).toMatch(/1 reading,/)
    expect(told.after).toMatch(/process 7, which has ended: cannot be told yet/)
    expect(told.after).toMatch(/2 readings/)
    expect(told.code).toBe(3)
  })
})

function line(kind: string, at: number): string {
  return `${JSON.stringify({ kind, run: '7-1', at, cpu: at, heap: 1000, why: 'exited' })}\n`
}
