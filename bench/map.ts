import { randomUUID } from 'node:crypto'
import { availableParallelism, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import type { Run, Variation } from '@plateau/core'
import {
  freshInMap,
  inputsInMap,
  Journal,
  type MapRequest,
  measureMap,
  noiseOf,
  Probes,
  readFixture,
  settingsOf,
  variationsOf,
} from '@plateau/harness'
import { bareLoops } from './map/bare-loops.ts'
import { cpuTime, noTime, plus } from './map/cpu-time.ts'

/** Settings of the plain parser that are tried, where the whole map is not asked for. */
const fewSettings = 11

const { values: flags } = parseArgs({
  options: {
    lxml: { type: 'string' },
    page: { type: 'string', default: 'minimal' },
    vary: { type: 'string', multiple: true },
    all: { type: 'boolean', default: false },
  },
})
const atOnce = availableParallelism()
const { page } = await readFixture(flags.page)
const parser = page.kind
const probes = new Probes({ lanes: atOnce })
const probe = await probes.for({ needs: 'lxml', ...(flags.lxml !== undefined && { lxml: flags.lxml }) })
// The first run of a probe measures its noise, once.
await noiseOf(probe)
const journal = await Journal.open(randomUUID())

const map = { wall: 0, cpu: noTime, runs: [] as Run[] }
const bare = { wall: 0, cpu: 0 }
// A variation of the one, then the same of the other: what else the machine does meets both.
for (const variation of variationsOf(page, parser).filter((each) => flags.vary?.includes(each) ?? true)) {
  const runs = await taken(() => mapOf(variation))
  map.runs.push(...runs)
  const { wall, cpu } = await bareLoops(runs, { probe, page, atOnce })
  bare.wall += wall
  bare.cpu += cpu
  process.stderr.write(`${variation}: ${runs.length} runs\n`)
}
await journal.close()
await probes.close()
report()

async function mapOf(variation: Variation): Promise<readonly Run[]> {
  const { runs } = await measureMap(requestFor(variation), probes, {
    journal,
    atOnce,
    onRun: () => {},
    signal: new AbortController().signal,
  })
  return runs
}

function requestFor(variation: Variation): MapRequest {
  const { options } = probe.facts
  if (options === undefined) throw new Error(`Expected lxml ${probe.facts.lxml} to tell its options, got none`)
  const few = settingsOf(parser, options).offered.filter(({ option }) => option !== 'schema' && option !== 'target')
  return {
    pages: [
      {
        page,
        of: {
          parser,
          variations: [variation],
          fresh: freshInMap,
          options: {},
          point: {},
          waysIn: flags.all,
        },
      },
    ],
    lxml: [flags.lxml],
    ...(!flags.all && { only: few.slice(0, fewSettings) }),
    budget: { inputs: inputsInMap, timeoutMs: 60_000 },
    boundsOf: () => [],
  }
}

async function taken<Result>(work: () => Promise<Result>): Promise<Result> {
  const before = await cpuTime()
  const startedAt = performance.now()
  const result = await work()
  map.wall += (performance.now() - startedAt) / 1000
  map.cpu = plus(map.cpu, before, await cpuTime())
  return result
}

function report(): void {
  const { runs, cpu, wall } = map
  const { python, lxml } = probe.facts
  const inputs = runs.reduce((sum, run) => sum + run.inputs, 0)
  const parsing = runs.reduce((sum, run) => sum + (run.gauges.cpu?.readings.at(-1)?.[1] ?? 0) / 1e6, 0)
  const all = cpu.own + cpu.children + cpu.theirs
  const aRun = (seconds: number) => `${((1000 * seconds) / runs.length).toFixed(1)} ms`
  process.stdout.write(
    [
      `lxml ${lxml}, Python ${python}, page ${page.name}: ${runs.length} runs, ${inputs.toLocaleString('en')} inputs, ${atOnce} at once, load ${loadavg()[0]?.toFixed(1)}`,
      `CPU time  the map / bare Python loops in fresh processes ${(all / bare.cpu).toFixed(2)} (goal 1.30): ${aRun(all)} / ${aRun(bare.cpu)} a run`,
      `wall      ${(wall / bare.wall).toFixed(2)}: ${wall.toFixed(1)} s / ${bare.wall.toFixed(1)} s; ${(runs.length / wall).toFixed(1)} runs a second (goal 6)`,
      `a run     ${aRun(all)}: parsing ${aRun(parsing)}, the rest of its fork ${aRun(cpu.theirs - parsing)} (setting up, readings, ending), forking ${aRun(cpu.children)}, judging and writing ${aRun(cpu.own)}`,
      `idle      ${((100 * cpu.idle) / (wall * atOnce)).toFixed(0)}% of ${atOnce} cores during the map\n`,
    ].join('\n'),
  )
}
