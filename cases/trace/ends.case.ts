import { randomUUID } from 'node:crypto'
import { chmod, readdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { choosePython, withTemporaryFolder } from '@plateau/harness'
import { describe, expect, test } from 'vitest'
import { callables, plateau } from '../command/as-a-user.ts'
import { processesWith } from '../command/processes.ts'
import { current } from '../versions.ts'
import { needsGdb } from './needs-gdb.ts'
import { traced } from './traced.ts'

const call = (name: string) => ['--call', `misbehaving:${name}`, '--path', callables, '--inputs', '64'] as const
/** Every one of these functions is called by Python itself, so that there is something to count. */
const breaks = ['minimal', '--break', 'nothing'] as const

describe('however the subject ends, the trace says how and leaves nothing behind', () => {
  test.for([
    // Here nothing was parsed before: the 20th call is input 20.
    ['raises', { kind: 'raised', atInput: 20 }],
    ['dies_of_a_segmentation_fault', { kind: 'killed', signal: 11, atInput: 20 }],
    ['exits_at_once', { kind: 'exited', code: 3, atInput: 20 }],
    ['eats_all_memory', { kind: 'raised', atInput: 20 }],
  ] as const)('%s', async ([name, end], { skip, signal }) => {
    needsGdb(skip)
    const mark = randomUUID()

    const { trace, code } = await traced([...breaks, ...call(name)], { signal, env: { PLATEAU_CASE: mark } })

    expect(trace.end).toMatchObject(end)
    expect(code).toBe(4)
    expect(processesWith(mark)).toEqual([])
  })

  test.for(['hangs', 'hangs_deaf_to_signals', 'spins'])('%s', async (name, { skip, signal }) => {
    needsGdb(skip)
    const mark = randomUUID()
    const args = [...breaks, ...call(name), '--timeout', '1']

    const { trace, code } = await traced(args, { signal, env: { PLATEAU_CASE: mark } })

    expect(trace.end).toEqual({ kind: 'timed out', afterMs: 1000 })
    expect(trace.inputs).toBe(19)
    expect(code).toBe(3)
    expect(processesWith(mark)).toEqual([])
  })
})

describe('nothing is left behind', () => {
  const long = ['coding-horror', '--lxml', current, '--break', 'xmlDictLookup', '--inputs', '1000'] as const

  test.for(['SIGINT', 'SIGTERM'] as const)('when interrupted (%s)', async (name, { skip, signal }) => {
    needsGdb(skip)
    await withTemporaryFolder(async (scratch) => {
      const env = { TMPDIR: scratch, PLATEAU_CASE: scratch }

      const { code, stdout, stderr } = await plateau(['trace', ...long], {
        env,
        signal,
        onProgress: (pid) => process.kill(pid, name),
        progress: /tracing/,
      })

      expect(stderr).toMatch(/plateau: interrupted/)
      expect({ code, stdout }).toEqual({ code: 130, stdout: '' })
      expect(processesWith(scratch)).toEqual([])
      expect((await readdir(scratch)).filter((left) => left.startsWith('plateau'))).toEqual([])
    })
  })

  test('when gdb is killed', async ({ skip, signal }) => {
    needsGdb(skip)
    const mark = randomUUID()
    const onProgress = () => {
      for (const line of processesWith(mark)) {
        const [pid] = line.split(' ')
        if (line.includes('gdb --batch')) process.kill(Number(pid), 'SIGKILL')
      }
    }
    const watched = { env: { PLATEAU_CASE: mark }, signal, onProgress, progress: /tracing/ }

    const { code, stderr } = await plateau(['trace', ...long], watched)

    expect(stderr).toMatch(/plateau: Expected .*gdb to run the subject, but it was killed by SIGKILL/)
    expect(code).toBe(3)
    expect(processesWith(mark)).toEqual([])
  })

  test('when plateau itself is killed', async ({ skip, signal }) => {
    needsGdb(skip)
    const mark = randomUUID()

    const { code } = await plateau(['trace', ...long], {
      env: { PLATEAU_CASE: mark },
      signal,
      onProgress: (pid) => process.kill(pid, 'SIGKILL'),
      progress: /tracing/,
    })

    expect(code).toBe(null)
    await expect.poll(() => processesWith(mark), { timeout: 10_000 }).toEqual([])
  })
})

describe('where it cannot be done, the first line says what to change', () => {
  test('no debugger on PATH', async ({ signal }) => {
    await withTemporaryFolder(async (folder) => {
      const { code, stderr } = await plateau(['trace', 'minimal', '--lxml', current, '--break', 'xmlDictLookup'], {
        env: { PATH: await pathWith(folder, []) },
        signal,
      })

      expect(stderr).toMatch(/plateau: Expected gdb or lldb on PATH, got neither: .*apt install gdb/)
      expect(code).toBe(3)
    })
  })

  test('ptrace forbidden', async ({ skip, signal }) => {
    needsGdb(skip)
    await withTemporaryFolder(async (folder) => {
      const { code, stderr } = await plateau(['trace', 'minimal', '--lxml', current, '--break', 'xmlDictLookup'], {
        env: { PATH: await pathWith(folder, [['gdb', 'without_ptrace']]) },
        signal,
      })

      expect(stderr).toMatch(/plateau: Expected gdb to be let debug, got ptrace forbidden: .*(SYS_PTRACE|ptrace_scope)/)
      expect(code).toBe(3)
    })
  })
})

/** A PATH whose only commands are Node, a Python, and what stands for others. */
async function pathWith(folder: string, stand: readonly (readonly [string, string])[]): Promise<string> {
  await symlink(process.execPath, join(folder, 'node'))
  const python = await choosePython('3')
  // Not its own folder, which may be /usr/bin, where debuggers are.
  await symlink(python.executable, join(folder, 'python3'))
  for (const [name, script] of stand) {
    const file = join(folder, name)
    const code = fileURLToPath(new URL(`../python/${script}.py`, import.meta.url))
    await writeFile(file, `#!/bin/sh\nexec "${python.executable}" "${code}" /usr/bin/${name} "$@"\n`)
    await chmod(file, 0o755)
  }
  return folder
}
