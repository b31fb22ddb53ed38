import { fileURLToPath } from 'node:url'
import type { Variation } from '@plateau/core'
import { html, measure, Probe, provideLxml, readFixture, runChild, type Template, templateOf } from '@plateau/harness'
import { Bench } from 'tinybench'

const script = fileURLToPath(new URL('python/loops.py', import.meta.url))
const probeFolder = fileURLToPath(new URL('../packages/harness/python', import.meta.url))
/** Turns of the two loops, and inputs a turn. */
const turns = 25
const inputs = 4000
const verdicts = 10

const provided = await provideLxml(process.argv[2])
const { page } = await readFixture('minimal')
const probe = await Probe.start(provided.python.executable, {
  pythonPath: provided.folder === undefined ? [] : [provided.folder],
  lanes: 1,
})
// The first run of a probe measures its noise, once.
await measure(probe, html(), { page, template: templateOf(page, 'same'), budget: { inputs: 64 } })

process.stdout.write(`lxml ${provided.version}, Python ${provided.python.version}, page minimal\n`)
for (const variation of ['same', 'ids', 'tags'] as const) await compare(variation)
await probe.close()

async function compare(variation: Variation): Promise<void> {
  const template = templateOf(page, variation, variation === 'same' ? {} : { fresh: 20 })
  const { bare, measuring } = await loops(template)
  const verdict = await verdictMs(template)
  process.stdout.write(
    `${variation.padEnd(5)} an input ${(1e6 * bare).toFixed(1)} us, measuring loop / bare loop ` +
      `${(measuring / bare).toFixed(3)} (goal 1.02); a default verdict ${verdict.toFixed(0)} ms beside its parsing (goal 100)\n`,
  )
}

/** Seconds of CPU time an input, the quickest of all turns: what else the machine does can only add. */
async function loops(template: Template): Promise<{ readonly bare: number; readonly measuring: number }> {
  const pieces = template.pieces.map((piece) => piece.toString('base64'))
  const spec = { probe: probeFolder, subject: html(), template: { pieces, stamp: template.stamp }, turns, inputs }
  const { stdout } = await runChild(provided.python.executable, [script], {
    env: { ...probe.environment, ...(provided.folder !== undefined && { PYTHONPATH: provided.folder }) },
    input: `${JSON.stringify(spec)}\n`,
  })
  const times = JSON.parse(stdout) as { readonly bare: readonly number[]; readonly measuring: readonly number[] }
  return { bare: Math.min(...times.bare) / inputs, measuring: Math.min(...times.measuring) / inputs }
}

/** Milliseconds of a default verdict, less the CPU time that its inputs took; the median of some. */
async function verdictMs(template: Template): Promise<number> {
  const bench = new Bench({ iterations: verdicts, time: 0, warmup: false })
  bench.add('a default verdict', async () => {
    const startedAt = performance.now()
    const run = await measure(probe, html(), { page, template, budget: { timeoutMs: 60_000 } })
    const parsingMs = (run.gauges.cpu?.readings.at(-1)?.[1] ?? Number.NaN) / 1000
    return { overriddenDuration: performance.now() - startedAt - parsingMs }
  })
  const [task] = await bench.run()
  if (task?.result.state !== 'completed') throw new Error('Expected the verdicts to be measured, got no result')
  return task.result.latency.p50
}
