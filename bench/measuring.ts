import { measure, Probe, provideLxml, readFixture, html, templateOf } from '@plateau/harness'
import type { Variation } from '@plateau/core'
import { Bench } from 'tinybench'
import { bareLoop } from './bare-loop.ts'

/** The last doubling of a default run: what is set up once is behind both loops. */
const from = 8192
const to = 16_320
const rounds = 10

const provided = await provideLxml(process.argv[2])
const { page } = await readFixture('minimal')
const probe = await Probe.start(provided.python.executable, {
  pythonPath: provided.folder === undefined ? [] : [provided.folder],
  lanes: 1,
})
await measure(probe, html(), { page, template: templateOf(page, 'same'), budget: { inputs: 64 } })

process.stdout.write(`lxml ${provided.version}, Python ${provided.python.version}, page minimal, ${rounds} rounds\n`)
for (const variation of ['same', 'ids', 'tags'] as const) await compare(variation)
await probe.close()

/** Alternates the two loops, so that a machine that is busy for a while is so for both. */
async function compare(variation: Variation): Promise<void> {
  const template = templateOf(page, variation, variation === 'same' ? {} : { fresh: 20 })
  const verdictMs: number[] = []
  const readingMs: number[] = []
  const bench = new Bench({ iterations: rounds, time: 0, warmup: false, concurrency: null })
  const ratios: number[] = []
  bench.add(`${variation}: one round`, async () => {
    const bare = await bareLoop(provided, template, { from, to, env: probe.environment })
    const startedAt = performance.now()
    const run = await measure(probe, html(), { page, template, budget: { timeoutMs: 60_000 } })
    verdictMs.push(performance.now() - startedAt)
    const cpu = run.gauges.cpu?.readings ?? []
    const at = (inputs: number) => cpu.find(([count]) => count === inputs)?.[1] ?? Number.NaN
    const measured = at(to) - at(from)
    readingMs.push((verdictMs.at(-1) ?? 0) - at(to) / 1000)
    ratios.push(measured / bare)
    return { overriddenDuration: measured / 1000 }
  })
  await bench.run()
  const { result } = bench.tasks[0] ?? {}
  if (result?.state === 'errored') throw result.error
  process.stdout.write(
    `${variation.padEnd(5)}  measuring loop / bare loop ${median(ratios).toFixed(3)} (goal 1.02)` +
      `   verdict ${median(verdictMs).toFixed(0)} ms, beside the parsing ${median(readingMs).toFixed(0)} ms (goal 100)\n`,
  )
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
