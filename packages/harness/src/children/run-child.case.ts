import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ChildError } from './child-error.ts'
import { runChild } from './run-child.ts'
import { startChild } from './start-child.ts'
import { withTemporaryFolder } from './temporary-folder.ts'

const env = { PATH: process.env['PATH'] }

test('runChild() resolves to what the child printed', async () => {
  const output = await node("process.stdout.write('out'); process.stderr.write('err')")

  expect(output).toEqual({ stdout: 'out', stderr: 'err' })
})

test('runChild() hands its input over', async () => {
  const { stdout } = await node('process.stdin.pipe(process.stdout)', { input: 'bytes' })

  expect(stdout).toBe('bytes')
})

test('runChild() says the code and the end of standard error, with its control characters made visible', async () => {
  const failing = node("for (let i = 1; i <= 30; i++) console.error('line', i, '\\x1b[2J'); process.exitCode = 3")

  const error = await failing.catch((thrown: unknown) => thrown)

  expect(error).toBeInstanceOf(ChildError)
  expect(error).toMatchObject({ failure: { kind: 'exited', code: 3 } })
  const lines = (error as Error).message.split('\n')
  expect(lines).toHaveLength(22)
  expect(lines[0]).toMatch(/node exited with code 3$/)
  expect(lines.slice(1, 3)).toEqual(['', 'line 11 \\x1b[2J'])
})

test('runChild() tells a command that is not there', async () => {
  const running = runChild('/nowhere/python', [], { env })

  await expect(running).rejects.toMatchObject({ failure: { kind: 'not started', cause: { code: 'ENOENT' } } })
})

test('runChild() tells a child that a signal ended', async () => {
  const running = node("process.kill(process.pid, 'SIGSEGV')")

  await expect(running).rejects.toMatchObject({ failure: { kind: 'killed', signal: 'SIGSEGV' } })
})

test('runChild() keeps only the end of what a chatty child prints', async () => {
  const { stdout } = await node("process.stdout.write('x'.repeat(300_000) + 'end')", { keepBytes: 10 })

  expect(stdout).toBe('xxxxxxxend')
})

test('runChild() ends a child that takes too long, and its children', async () => {
  await withTemporaryFolder(async (folder) => {
    const running = node(parentOfSleeper, { timeoutMs: 700, cwd: folder })

    await expect(running).rejects.toMatchObject({ failure: { kind: 'timed out', afterMs: 700 } })
    await gone(Number(await readFile(join(folder, 'pid'), 'utf8')))
  })
})

test('runChild() ends the child and its children when aborted, then throws the reason', async () => {
  await withTemporaryFolder(async (folder) => {
    const aborting = new AbortController()
    const running = node(parentOfSleeper, { signal: aborting.signal, cwd: folder })
    const pid = await written(join(folder, 'pid'))

    aborting.abort(new Error('no longer wanted'))

    await expect(running).rejects.toThrow('no longer wanted')
    await gone(Number(pid))
  })
})

test('runChild() aborted does not wait for a grandchild that left the group and holds its output', async () => {
  await withTemporaryFolder(async (folder) => {
    const aborting = new AbortController()
    const leaving = parentOfSleeper.replace("stdio: 'inherit'", "stdio: 'inherit', detached: true")
    const running = node(leaving, { signal: aborting.signal, cwd: folder })
    void running.catch(() => {})
    const pid = Number(await written(join(folder, 'pid')))

    aborting.abort(new Error('no longer wanted'))

    await expect(running).rejects.toThrow('no longer wanted')
    expect(isAlive(pid)).toBe(true)
    process.kill(pid, 'SIGKILL')
  })
})

test('runChild() starts nothing when aborted already', async () => {
  await withTemporaryFolder(async (folder) => {
    const running = node("fs.writeFileSync('started', '')", { signal: AbortSignal.abort(), cwd: folder })

    await expect(running).rejects.toThrow('aborted')
    await expect(readFile(join(folder, 'started'))).rejects.toThrow('ENOENT')
  })
})

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s to a process takes its children and its temporary folders along',
  async (signal) => {
    await withTemporaryFolder(async (folder) => {
      const script = join(folder, 'main.ts')
      const here = JSON.stringify(new URL('.', import.meta.url).href).slice(1, -1)
      await writeFile(
        script,
        `import { writeFileSync } from 'node:fs'
         import { startChild } from '${here}start-child.ts'
         import { withTemporaryFolder } from '${here}temporary-folder.ts'
         void withTemporaryFolder(async (path) => {
           const child = startChild(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { env: {}, detached: true })
           writeFileSync('${folder}/pid', path + ' ' + child.pid + ' ')
           await new Promise(() => {})
         }, { within: '${folder}' })
         setInterval(() => {}, 1000)`,
      )
      const main = startChild(process.execPath, ['--import', import.meta.resolve('tsx'), script], { env })
      const ended = new Promise((resolve) => main.once('exit', (_, by) => resolve(by)))
      const [path = '', pid] = (await written(join(folder, 'pid'))).split(' ')

      main.kill(signal)

      expect(await ended).toBe(signal)
      await expect(readFile(path)).rejects.toThrow('ENOENT')
      await gone(Number(pid))
    })
  },
)

const parentOfSleeper = `
  const child = require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' })
  fs.writeFileSync('pid.part', String(child.pid))
  fs.renameSync('pid.part', 'pid')
  setInterval(() => {}, 1000)`

function node(program: string, options?: Partial<Parameters<typeof runChild>[2]>) {
  return runChild(process.execPath, ['-e', program], { env, ...options })
}

/** What a file holds as soon as there is something in it. */
async function written(path: string): Promise<string> {
  return await expect
    .poll(() => readFile(path, 'utf8'), { timeout: 20_000 })
    .not.toBe('')
    .then(() => readFile(path, 'utf8'))
}

async function gone(pid: number): Promise<void> {
  await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false)
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
