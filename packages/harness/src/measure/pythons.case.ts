import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { provideLxml } from '../lxml/provide-lxml.ts'
import { measure } from '../measure.ts'
import { noiseOf } from './noise.ts'
import { readFixture } from '../pages/fixture.ts'
import { templateOf } from '../pages/template.ts'
import { Probe } from '../probe/probe.ts'
import { findPythons } from '../pythons/find-pythons.ts'
import { callable, html } from '../subjects/subject.ts'

const path = [fileURLToPath(new URL('../probe/samples', import.meta.url))]
const { page } = await readFixture('minimal')
const pythons = await findPythons()

test.each(pythons.map(({ version, executable }) => [version, executable] as const))(
  'Python %s exercises a callable, tells what it does wrong, and ends',
  async (version, executable) => {
    const probe = await started(executable)
    const template = templateOf(page, 'tags', { fresh: 20 })
    const budget = { inputs: 256, timeoutMs: 60_000, memoryBytes: 2 ** 28 }

    const [clean, failing] = await Promise.all(
      ['measures_a_page', 'takes_512_mebibytes'].map((name) =>
        measure(probe, callable(`callables:${name}`, { path }), { page, template, budget }),
      ),
    )

    expect(clean).toMatchObject({ outcome: 'bounded', inputs: 256, versions: { python: version } })
    expect(failing).toMatchObject({ outcome: 'failed', health: { atInput: 18 } })
  },
)

test.each(pythons.map(({ version, executable }) => [version, executable] as const))(
  "Python %s shows next to nothing of the probe's own",
  async (_, executable) => {
    const { heap, objects, descriptors } = await noiseOf(await started(executable))

    // 0 from 3.11 on, 48 to 160 before, the most where code that has run 1,024 times gets caches (3.8 to 3.10).
    expect(heap).toBeLessThanOrEqual(256)
    expect({ objects, descriptors }).toEqual({ objects: 0, descriptors: 0 })
  },
)

test.each(pythons.map(({ version, executable }) => [version, executable] as const))(
  'Python %s freezes what it has imported, and collects what comes later',
  async (_, executable) => {
    const probe = await started(executable)
    const budget = { inputs: 256, timeoutMs: 60_000 }

    const [kept, dropped] = await Promise.all(
      ['keeps_an_object', 'drops_a_cycle'].map((name) =>
        measure(probe, callable(`callables:${name}`, { path }), { page, template: templateOf(page, 'same'), budget }),
      ),
    )

    expect(probe.facts.freezes).toBe(true)
    expect(kept?.gauges.objects?.readings.at(-1)).toEqual([256, 248])
    expect(dropped?.gauges.objects?.readings.at(-1)).toEqual([256, 0])
  },
)

test.for([
  ['2.7', '3.8.0'],
  ['3.13', '6.1.3'],
] as const)('Python %s counts and lists the names that lxml %s keeps', async ([python, lxml], { skip }) => {
  const found = pythons.find(({ version }) => version.startsWith(`${python}.`))
  if (found === undefined) return skip(`no Python ${python} here`)
  const { executable } = found
  const { folder } = await provideLxml(lxml, { python: executable })
  const probe = await started(executable, folder)

  const run = await measure(probe, html(), {
    page,
    template: templateOf(page, 'tags', { fresh: 20 }),
    budget: { inputs: 256, timeoutMs: 60_000 },
    list: true,
  })

  expect(run).toMatchObject({ health: { ok: true }, reachedPerInput: 20, versions: { lxml } })
  expect(run.gauges.names?.readings.at(-1)).toEqual([256, 248 * 20])
  expect(run.gauges.names?.list).toEqual(expect.arrayContaining(['p', 'x-tag', 'z00000000', 'z000000ff']))
  expect(run.gauges.names?.list).toHaveLength(run.gauges.names?.total ?? Number.NaN)
})

async function started(executable: string, folder?: string): Promise<Probe> {
  const probe = await Probe.start(executable, { pythonPath: folder === undefined ? [] : [folder], lanes: 2 })
  onTestFinished(() => probe.close())
  return probe
}
