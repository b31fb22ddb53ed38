import { setTimeout } from 'node:timers/promises'
import { onTestFinished, test, expect } from 'vitest'
import { runChild } from '../children/run-child.ts'
import { isTraced } from '../debugger/is-traced.ts'
import { runSpec } from '../measure/spec.ts'
import { readFixture } from '../pages/fixture.ts'
import { templateOf } from '../pages/template.ts'
import { choosePython } from '../pythons/choose-python.ts'
import { callable } from '../subjects/subject.ts'
import { fileURLToPath } from 'node:url'
import { Probe } from './probe.ts'

const path = [fileURLToPath(new URL('samples', import.meta.url))]
const gdb = await runChild('gdb', ['--version'], { env: process.env }).catch(() => undefined)

test('Fork.ask() takes no child for hung that a debugger holds', async ({ skip, signal }) => {
  skip(gdb === undefined, 'gdb is not installed: apt install gdb')
  const { executable } = await choosePython('3')
  const probe = await Probe.start(executable, { pythonPath: [], lanes: 1 })
  onTestFinished(() => probe.close())
  const { page } = await readFixture('minimal')
  const budget = { inputs: 64, timeoutMs: 30_000, memoryBytes: 2 ** 32 }

  await probe.withFork(signal, async (fork) => {
    await fork.ask(
      runSpec(callable('callables:measures_a_page', { path }), page, templateOf(page, 'same'), budget),
      30_000,
    )
    const pid = await fork.pid
    // Longer than the answer may take, by far.
    const args = ['--batch', '-nx', '-p', String(pid), '-ex', 'shell sleep 2']
    const held = runChild('gdb', args, { env: process.env, signal })
    while (!(await isTraced(pid))) await setTimeout(10, undefined, { signal })

    const answer = await fork.ask('exercise 1', 200)

    expect(answer).toMatch(/^1 /)
    expect(await isTraced(pid)).toBe(false)
    await held
  })
})
