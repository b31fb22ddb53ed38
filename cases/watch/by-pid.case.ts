import { chmod, readdir, readFile, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { WatchResult } from '@plateau/core'
import { choosePython, findDebuggers, withTemporaryFolder } from '@plateau/harness'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { plateau } from '../command/as-a-user.ts'
import { needsGdb } from '../trace/needs-gdb.ts'
import { needsPython, tried, withWorker } from './workers.ts'

const [py27, , py311, py313] = tried
const schema = fileURLToPath(import.meta.resolve('@plateau/core/schemas/watch.schema.json'))
const validate = new Ajv2020({ strict: true, allErrors: true }).compile(
  JSON.parse(await readFile(schema, 'utf8')) as object,
)
const asked = ['--yes', '--every', '0.05', '--json', '-'] as const

describe.for([
  [py27, 'names', 'names'],
  [py27, 'list', 'objects'],
  [py311, 'names', 'names'],
  // The main thread waits for another's end, and comes to no bytecode of its own.
  [py313, 'waits-list', 'objects'],
] as const)('on Python %s', ([[version, lxml], what, kind]) => {
  test(`a worker of the kind "${what}" is told by its PID, and goes on as if nothing had been`, async ({
    skip,
    signal,
  }) => {
    needsGdb(skip)
    const python = needsPython(version, skip)

    await withWorker(what, { python, lxml, signal }, async ({ pid, ended }) => {
      const { code, stdout, stderr } = await plateau(['watch', String(pid), ...asked], { signal })

      const result = JSON.parse(stdout === '' ? `"${stderr}"` : stdout) as WatchResult
      validate(result)
      expect(validate.errors ?? []).toEqual([])
      expect(result.processes.at(-1)?.verdict).toMatchObject({ kind })
      expect(result.processes.at(-1)?.watched.pid).toBe(pid)
      expect(stderr).toMatch(new RegExp(`Process ${pid} is .*worker\\.py ${what}\ngdb will stop it`))
      expect(code).toBe(1)
      expect(await logsOf(pid)).toEqual([])
      expect(await readFile(`/proc/${pid}/status`, 'utf8')).toMatch(/^State:\t[RSD] [^]*^TracerPid:\t0$/m)
      process.kill(pid, 'SIGTERM')
      expect(await ended).toBe('')
    })
  })
})

test('a process of Python 3.14 is handed plateau_watch.py by sys.remote_exec', async ({ skip, signal }) => {
  const python = needsPython('3.14', skip)

  await withWorker('list', { python, lxml: py311[1], signal }, async ({ pid }) => {
    const { stdout, stderr } = await plateau(['watch', String(pid), ...asked], { signal, env: { PATH: '' } })

    const result = JSON.parse(stdout === '' ? `"${stderr}"` : stdout) as WatchResult
    expect(result.processes.at(-1)?.verdict).toMatchObject({ kind: 'objects' })
  })
})

test('where ptrace is forbidden plateau watch says what to change, and the process goes on', async ({
  skip,
  signal,
}) => {
  needsGdb(skip)
  const python = needsPython(py311[0], skip)

  await withTemporaryFolder(async (folder) => {
    const env = { PATH: await pathWithoutPtrace(folder) }
    await withWorker('list', { python, lxml: py311[1], signal }, async ({ pid }) => {
      const { code, stderr } = await plateau(['watch', String(pid), ...asked], { signal, env })

      expect(stderr).toMatch(/Expected gdb to be let debug, got ptrace forbidden: .*(?:SYS_PTRACE|ptrace_scope)/)
      expect(code).toBe(3)
      process.kill(pid, 0)
    })
  })
})

test('Ctrl-C lets the process go on, and leaves no file behind', async ({ skip, signal }) => {
  needsGdb(skip)
  const python = needsPython(py311[0], skip)

  await withWorker('same', { python, lxml: py311[1], signal }, async ({ pid, ended }) => {
    const { code, stderr } = await plateau(['watch', String(pid), '--yes'], {
      signal,
      onProgress: (command) => process.kill(command, 'SIGINT'),
      progress: /attaching gdb/,
    })

    expect(stderr).toMatch(/plateau: interrupted/)
    expect(code).toBe(130)
    expect(await logsOf(pid)).toEqual([])
    process.kill(pid, 'SIGTERM')
    expect(await ended).toBe('')
  })
})

test.for([
  ['to a process that runs no Python', String(process.pid), ['--yes'], /Expected a process that runs Python/],
  ['to a process that is none', '4194305', ['--yes'], /Expected the number of a process, got 4194305/],
] as const)('nothing is done %s', async ([, target, flags, message], { signal }) => {
  const { code, stderr } = await plateau(['watch', target, ...flags], { signal })

  expect(stderr).toMatch(message)
  expect(code).toBe(2)
})

test('nothing is done before somebody says yes', async ({ skip, signal }) => {
  const python = needsPython(py311[0], skip)

  await withWorker('same', { python, lxml: py311[1], signal }, async ({ pid }) => {
    const { code, stderr } = await plateau(['watch', String(pid)], { signal })

    expect(stderr).toMatch(/gdb will stop it/)
    expect(stderr).toMatch(/Expected --yes, or a terminal to ask on, got neither/)
    expect(code).toBe(2)

    const elsewhere = await plateau(['watch', String(pid), '--yes', '--log', 'growth.jsonl'], { signal })

    expect(elsewhere.stderr).toMatch(/Expected --log to be a whole path in ASCII, as process \d+ names it/)
    expect(elsewhere.code).toBe(2)
  })
})

async function logsOf(pid: number): Promise<readonly string[]> {
  return (await readdir('/tmp')).filter((name) => name.startsWith(`plateau-watch-${pid}-`))
}

/** A PATH whose gdb may not trace. */
async function pathWithoutPtrace(folder: string): Promise<string> {
  const python = await choosePython('3')
  const gdb = (await findDebuggers()).find(({ name }) => name === 'gdb')
  const script = fileURLToPath(new URL('../python/without_ptrace.py', import.meta.url))
  const file = join(folder, 'gdb')
  await writeFile(file, `#!/bin/sh\nexec "${python.executable}" "${script}" "${gdb?.path}" "$@"\n`)
  await chmod(file, 0o755)
  return [folder, process.env['PATH']].join(delimiter)
}
