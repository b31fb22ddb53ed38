import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { ChildError } from '../children/child-error.ts'
import { withTemporaryFolder } from '../children/temporary-folder.ts'
import { measure } from '../measure.ts'
import { readFixture } from '../pages/fixture.ts'
import { templateOf } from '../pages/template.ts'
import { choosePython } from '../pythons/choose-python.ts'
import { callable } from '../subjects/subject.ts'
import { Probe } from './probe.ts'
import { markProcesses, ofProcess } from './samples/processes.ts'

const path = [fileURLToPath(new URL('samples', import.meta.url))]
const { executable } = await choosePython('3')
const { page } = await readFixture('minimal')
const template = templateOf(page, 'same')
const budget = { inputs: 64, timeoutMs: 30_000 }

describe('a run that ends before its time', () => {
  test('when the whole probe is killed, rejects, and leaves no process', async () => {
    const { alive, children, running } = await waiting()

    const parent = alive().find((pid) => !children().includes(pid))
    process.kill(parent ?? expect.fail('the probe is not among the live processes'), 'SIGKILL')

    await expect(running).rejects.toMatchObject({ name: 'ChildError', failure: { kind: 'killed', signal: 'SIGKILL' } })
    await expect.poll(alive, { timeout: 10_000 }).toEqual([])
  })

  test('when its fork is killed from outside, is a failed run that names the signal and the input', async () => {
    const { children, running } = await waiting()

    for (const pid of children()) process.kill(pid, 'SIGKILL')

    expect(await running).toMatchObject({
      outcome: 'failed',
      inputs: 16,
      health: { ok: false, atInput: 18, error: 'the child was killed by signal 9 (kill)' },
    })
  })

  test('when it is aborted, rejects with the reason once its fork has gone, and the probe lives on', async () => {
    const aborting = new AbortController()
    const { children, running, probe } = await waiting(aborting.signal)

    aborting.abort(new Error('no longer wanted'))

    await expect(running).rejects.toThrow('no longer wanted')
    expect(children()).toEqual([])
    expect(await run(probe, 'measures_a_page')).toMatchObject({ outcome: 'bounded' })
  })
})

describe('what a run starts, and hides', () => {
  test('is ended with the probe, down to the children of its children', async () => {
    const { alive } = markProcesses()
    const probe = await start()
    await run(probe, 'leaves_a_family_behind')
    await expect.poll(() => alive().length, { timeout: 10_000 }).toBe(3)

    await probe.close()

    expect(alive()).toEqual([])
  })
})

describe('a run that writes where only the probe should', () => {
  test.for(['forges_an_end', 'cuts_a_failure_off'])('%s, and is found out', async (name) => {
    const probe = await start()

    expect(await run(probe, name)).toMatchObject({
      outcome: 'failed',
      health: { ok: false, error: expect.stringMatching(/^the child answered what the probe never says: \{"/) },
    })
  })
})

describe('every run meets', () => {
  test('the same addresses, in one probe and the next', async ({ skip }) => {
    const one = await addresses()
    skip(one.randomised !== undefined, one.randomised)
    const other = await addresses()

    expect(one.map).toContain('[heap]')
    expect(one.map).toContain('libc')
    expect(other).toEqual(one)
  })

  test('the memory and CPU limits of its budget', async () => {
    const { children } = await waiting()

    const limits = ofProcess(children()[0], 'limits')

    expect(limits).toMatch(/^Max address space +1073741824 +1073741824 /m)
    expect(limits).toMatch(/^Max cpu time +100 +101 /m)
    expect(limits).toMatch(/^Max core file size +0 +0 /m)
  })

  test('its memory limit as a MemoryError, told with the input', async () => {
    const probe = await start()

    expect(await run(probe, 'takes_512_mebibytes', 2 ** 28)).toMatchObject({
      outcome: 'failed',
      health: { ok: false, atInput: 18, error: expect.stringMatching(/^MemoryError/) },
    })
    expect(await run(probe, 'takes_512_mebibytes', 2 ** 30)).toMatchObject({ outcome: 'bounded' })
  })

  test("the user's own limits where they are lower", async () => {
    await withScript(`ulimit -v 400000; exec ${executable} "$@"`, async (script) => {
      const probe = await start(script)

      expect(await run(probe, 'measures_a_page')).toMatchObject({ outcome: 'bounded' })
      expect(await run(probe, 'takes_512_mebibytes')).toMatchObject({ outcome: 'failed', health: { atInput: 18 } })
    })
  })
})

describe('a result that holds itself', () => {
  test('is compared with nothing, and no failure', async () => {
    const probe = await start()

    expect(await run(probe, 'returns_what_holds_itself')).toMatchObject({ health: { ok: true } })
  })
})

describe('what is started as an interpreter', () => {
  test('and is not there, is told', async () => {
    await expect(Probe.start('/nowhere/python', { pythonPath: [], lanes: 1 })).rejects.toMatchObject({
      failure: { kind: 'not started' },
      message: expect.stringMatching(/^\/nowhere\/python could not be started: .*ENOENT/),
    })
  })

  test('and ends without a word, is told with what it wrote', async () => {
    await withScript('echo "no such thing" >&2; exit 3', async (script) => {
      await expect(Probe.start(script, { pythonPath: [], lanes: 1 })).rejects.toThrow(
        new ChildError(script, { kind: 'exited', code: 3 }, { stderr: 'no such thing\n' }),
      )
    })
  })

  test('and speaks another language, is told with what it said, and ended', async () => {
    const { alive } = markProcesses()
    await withScript('echo "hello" >&3; exec sleep 3600', async (script) => {
      await expect(Probe.start(script, { pythonPath: [], lanes: 1 })).rejects.toThrow(
        `Expected ${script} to start the probe, got from it: hello`,
      )
    })
    await expect.poll(alive, { timeout: 10_000 }).toEqual([])
  })
})

/** A run that waits in its 18th input, and all processes of its probe. */
async function waiting(signal?: AbortSignal) {
  const marked = markProcesses()
  const probe = await start()
  const options = { page, template, budget: { ...budget, memoryBytes: 2 ** 30 }, ...(signal && { signal }) }
  const running = measure(probe, callable('callables:waits', { path }), options)
  // It is awaited later, once what ends it has happened.
  running.catch(() => {})
  await expect.poll(marked.isWaiting, { timeout: 20_000 }).toBe(true)
  return { ...marked, probe, running }
}

async function start(interpreter = executable): Promise<Probe> {
  const probe = await Probe.start(interpreter, { pythonPath: [], lanes: 1 })
  onTestFinished(() => probe.close())
  return probe
}

function run(probe: Probe, name: string, memoryBytes = 2 ** 32) {
  return measure(probe, callable(`callables:${name}`, { path }), { page, template, budget: { ...budget, memoryBytes } })
}

/** What a probe says of its addresses, and those that a run of it has. */
async function addresses() {
  const { children, probe } = await waiting()
  const map = mapped(children()[0])
  await probe.close()
  return { map, randomised: probe.facts.randomised }
}

/** Where in memory what is. */
function mapped(pid: number | undefined): string {
  const lines = ofProcess(pid, 'maps').split('\n')
  return lines.map((line) => line.replace(/^(\S+) \S+ \S+ \S+ \d+ */, '$1 ')).join('\n')
}

async function withScript(lines: string, use: (path: string) => Promise<void>): Promise<void> {
  await withTemporaryFolder(async (folder) => {
    const script = join(folder, 'python')
    await writeFile(script, `#!/bin/sh\n${lines}\n`)
    await chmod(script, 0o755)
    await use(script)
  })
}
