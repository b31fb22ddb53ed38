import { readFile, writeFile } from 'node:fs/promises'
import { availableParallelism, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { Probe, provideLxml, readFixture } from '@plateau/harness'
import { askLimitLeaks } from './detection/ask-limit-leaks.ts'
import { worseThan } from './detection/floor.ts'
import { goals } from './detection/goals.ts'
import { measured } from './detection/measured.ts'
import { pageOf, type Setting } from './detection/page.ts'
import { installPeers } from './detection/peers.ts'
import type { Row, Scores } from './detection/score.ts'
import { imported, path, subjects } from './detection/subjects.ts'

const figures = new URL('detection.json', import.meta.url)
const table = new URL('../docs/detection.md', import.meta.url)
const { values: flags } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    seed: { type: 'string', default: '1' },
    runs: { type: 'string', default: '5' },
    update: { type: 'boolean', default: false },
  },
})
const draw = { seed: Number(flags.seed), runs: Number(flags.runs) }
const all = await subjects()
const chosen = all.filter(({ key }) => flags.only?.includes(key) ?? true)
if (chosen.length === 0) {
  throw new Error(
    `Expected --only to name one of ${all.map(({ key }) => key).join(', ')}, got ${flags.only?.join(', ')}`,
  )
}

const provided = await provideLxml(undefined)
const peers = await installPeers(provided)
const { page } = await readFixture('minimal')
const probe = await Probe.start(provided.python.executable, {
  pythonPath: [imported, ...path, ...(provided.folder === undefined ? [] : [provided.folder])],
  lanes: 1,
})
const load = loadavg()[0] ?? Number.NaN
process.stdout.write(
  `seed ${draw.seed}, ${chosen.length} subjects, ${draw.runs} runs of each, load ${load.toFixed(1)}\n`,
)

const scores: Record<string, Row> = {}
for (const subject of chosen) {
  const row = await measured(subject, { peers, probe, page }, draw)
  scores[subject.key] = row
  process.stdout.write(
    `${subject.key}\n${Object.entries(row)
      .map(([column, { marks, inputs, ms }]) => `  ${column}: ${JSON.stringify(marks)} after ${inputs} in ${ms} ms\n`)
      .join('')}`,
  )
}
// They speak of all subjects together.
const reachedGoals = chosen.length === all.length ? goals(scores) : []
for (const { goal, figures: reached, met } of reachedGoals) {
  process.stdout.write(`${met ? 'met    ' : 'NOT MET'} ${goal}: ${reached}\n`)
}

if (flags.update) await commit()
else await holdAgainstFloor()
await probe.close()

/** The figures that later runs are held to, and the page that shows them. */
async function commit(): Promise<void> {
  const before = flags.only === undefined ? {} : await committed()
  const now: Scores = { ...before, ...scores }
  const [seen] = await askLimitLeaks(['leaks:malloc_1000_every_1_from_0'], peers)
  const setting: Setting = {
    ...draw,
    python: provided.python.version,
    lxml: provided.version,
    libc: probe.facts.libc,
    load: [load, loadavg()[0] ?? Number.NaN],
    cores: availableParallelism(),
    seesMalloc: seen?.said === 'growing',
  }
  // A subject a line: a later run's differences are then those of single subjects.
  const lines = Object.entries(now).map(([key, row]) => `${JSON.stringify(key)}: ${JSON.stringify(row)}`)
  await writeFile(figures, `{\n${lines.join(',\n')}\n}\n`)
  await writeFile(table, pageOf(all, now, setting))
}

async function holdAgainstFloor(): Promise<void> {
  const worse = worseThan(await committed(), scores)
  for (const line of worse) process.stdout.write(`worse than the committed figures: ${line}\n`)
  if (worse.length > 0) process.exitCode = 1
}

async function committed(): Promise<Scores> {
  return JSON.parse(await readFile(figures, 'utf8')) as Scores
}
