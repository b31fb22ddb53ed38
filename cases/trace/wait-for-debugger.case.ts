import { randomUUID } from 'node:crypto'
import { runChild } from '@plateau/harness'
import { expect, test } from 'vitest'
import { plateau } from '../command/as-a-user.ts'
import { processesWith } from '../command/processes.ts'
import { slowing } from '../versions.ts'
import { needsGdb } from './needs-gdb.ts'

const run = ['run', 'minimal', '--lxml', slowing, '--wait-for-debugger', '--inputs', '64'] as const
const attach = /gdb -p (\d+)/

test('run --wait-for-debugger goes on when gdb is attached, before the parser has parsed anything', async ({
  skip,
  signal,
}) => {
  needsGdb(skip)
  const debugged: Promise<string>[] = []
  const onProgress = (_: number, said: string) => {
    const pid = attach.exec(said)?.[1] ?? ''
    // Held for longer than the run may take: that does not count.
    const steps = ['break htmlParseStartTag', 'continue', 'backtrace 3', 'shell sleep 2', 'delete', 'detach']
    const args = ['--batch', '-nx', '-p', pid, ...steps.flatMap((step) => ['-ex', step])]
    debugged.push(runChild('gdb', args, { env: process.env, signal }).then(({ stdout }) => stdout))
  }

  const { code, stdout, stderr } = await plateau([...run, '--vary', 'same', '--timeout', '1'], {
    signal,
    onProgress,
    progress: attach,
  })

  expect(stderr).toMatch(/Process \d+ waits, its parser not yet made/)
  expect((await Promise.all(debugged)).join('')).toMatch(/#0 .*htmlParseStartTag[^]*#1 .*htmlParseElementInternal/)
  expect(stdout).toMatch(/does not grow/)
  expect(stdout).toMatch(/inputs +64\b/)
  expect(code).toBe(0)
})

test('run --wait-for-debugger leaves nothing behind when interrupted', async ({ signal }) => {
  const mark = randomUUID()

  const { code, stderr } = await plateau([...run, '--vary', 'same'], {
    env: { PLATEAU_CASE: mark },
    signal,
    onProgress: (pid) => process.kill(pid, 'SIGINT'),
    progress: attach,
  })

  expect(stderr).toMatch(/plateau: interrupted/)
  expect(code).toBe(130)
  expect(processesWith(mark)).toEqual([])
})

test('run --wait-for-debugger says so when the process that waits is killed', async ({ signal }) => {
  const { code, stdout } = await plateau([...run, '--vary', 'same'], {
    signal,
    onProgress: (_, said) => process.kill(Number(attach.exec(said)?.[1]), 'SIGKILL'),
    progress: attach,
  })

  expect(stdout).toMatch(/killed by signal 9/)
  expect(code).toBe(4)
})

test('run --wait-for-debugger is for one run', async ({ signal }) => {
  const { code, stderr } = await plateau([...run, '--vary', 'same,ids'], { signal })

  expect(stderr).toMatch(/Expected one run for --wait-for-debugger, got 2: name one page, and one variation/)
  expect(code).toBe(2)
})
