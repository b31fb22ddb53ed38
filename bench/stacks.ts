import { readFileSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import {
  html,
  Probe,
  provideLxml,
  provideRecorder,
  readFixture,
  type Recorder,
  recordPair,
  runChild,
  templateOf,
  withTemporaryFolder,
} from '@plateau/harness'

/** What a recorded run may take beside the recorder alone, on the same inputs: in time, from nothing to the result. */
const most = 1.1
/** 100,000 inputs may take as much memory, and as much of the disk. */
const mostBytes = 2 ** 30

const { values: flags } = parseArgs({
  options: {
    lxml: { type: 'string' },
    page: { type: 'string', default: 'coding-horror' },
    inputs: { type: 'string', default: '4096' },
    times: { type: 'string', default: '3' },
    long: { type: 'string', default: '100000' },
  },
})
const load = loadavg()[0] ?? 0
if (load > availableParallelism() / 2) {
  say(
    `The machine is busy (load ${load.toFixed(1)}): recorder and reader share cores with others, and times say little`,
  )
}
const provided = await provideLxml(flags.lxml)
const pythonPath = provided.folder === undefined ? [] : [provided.folder]
const script = fileURLToPath(new URL('python/recorder_alone.py', import.meta.url))
const probeFolder = fileURLToPath(new URL('../packages/harness/python', import.meta.url))
const { page } = await readFixture(flags.page)
const subject = html()
const inputs = Number(flags.inputs)
const template = templateOf(page, 'tags')

const start = async () => await Probe.start(provided.python.executable, { pythonPath, lanes: 1 })
const { environment, recorders } = await provideRecorders()
let isGood = true
// Before anything else needs memory: what is told is the most that this process ever had.
for (const recorder of recorders) isGood = (await longRun(recorder)) && isGood
for (const recorder of recorders) {
  const [alone, recorded]: [Cost[], Cost[]] = [[], []]
  // One after the other, so that whatever else the machine does meets both.
  for (let time = 0; time < Number(flags.times); time++) {
    alone.push(await costOf(() => recorderAlone(recorder)))
    recorded.push(await costOf(() => recordedRun(recorder)))
  }
  const ratio = medianOf(recorded, 'seconds') / medianOf(alone, 'seconds')
  isGood &&= ratio <= most
  say(
    `${recorder.name}: ${inputs} inputs of ${page.name} take ${inWords(alone)} with the recorder alone, ` +
      `${inWords(recorded)} as a recorded run: ${ratio.toFixed(2)} times (at most ${most})`,
  )
}
say(`lxml ${provided.version}, Python ${provided.python.version}, load ${loadavg()[0]?.toFixed(1)}`)
process.exitCode = isGood ? 0 : 1

async function provideRecorders(): Promise<Pick<Probe, 'environment'> & { readonly recorders: readonly Recorder[] }> {
  const probe = await start()
  try {
    const [memray, heaptrack] = [
      await provideRecorder(probe, { asked: 'memray' }),
      await provideRecorder(probe, { asked: 'heaptrack' }),
    ]
    return { environment: probe.environment, recorders: [memray, heaptrack] }
  } finally {
    await probe.close()
  }
}

interface Cost {
  /** From nothing to the result, as whoever waits for it sees it. */
  readonly seconds: number
  /** Processor time of the subject's process. */
  readonly child: number
  /** Processor time of this process, which reads and names what is recorded. */
  readonly own: number
}

async function costOf(work: () => Promise<unknown>): Promise<Cost> {
  const [startedAt, before, children] = [performance.now(), process.cpuUsage(), ofChildren()]
  await work()
  const { user, system } = process.cpuUsage(before)
  return {
    seconds: (performance.now() - startedAt) / 1000,
    child: ofChildren() - children,
    own: (user + system) / 1e6,
  }
}

/** Processor time of all children that have ended (proc(5): fields 16 and 17 of stat, in hundredths of a second). */
function ofChildren(): number {
  const fields = readFileSync('/proc/self/stat', 'latin1').split(') ').at(-1)?.split(' ') ?? []
  return (Number(fields[13]) + Number(fields[14])) / 100
}

async function recorderAlone(recorder: Recorder): Promise<void> {
  await withTemporaryFolder(async (folder) => {
    const spec = {
      recorder: recorder.spec,
      path: [...pythonPath, probeFolder],
      file: join(folder, 'recording'),
      inputs,
      subject,
      template: { pieces: template.pieces.map((piece) => piece.toString('base64')), stamp: template.stamp },
    }
    await runChild(provided.python.executable, [script], {
      env: { ...process.env, ...environment },
      input: JSON.stringify(spec),
    })
  })
}

/** All of it: the child, the recording, the names of the frames, and the subtraction. */
async function recordedRun(recorder: Recorder): Promise<void> {
  const probe = await start()
  try {
    await recordPair(probe, subject, { page, template, recorder, budget: { inputs, timeoutMs: 3_600_000 } })
  } finally {
    await probe.close()
  }
}

/** Records the most inputs that are promised, and returns whether what they took was within bounds. */
async function longRun(recorder: Recorder): Promise<boolean> {
  const { page: small } = await readFixture('minimal')
  const probe = await start()
  let onDisk = 0
  const { pair } = await recordPair(probe, subject, {
    page: small,
    template: templateOf(small, 'tags'),
    recorder,
    budget: { inputs: Number(flags.long), timeoutMs: 3_600_000 },
    onInputs: async () => {
      onDisk = Math.max(onDisk, await temporaryBytes())
    },
  })
  await probe.close()
  const memory = 1024 * process.resourceUsage().maxRSS
  const { heapDifference = 0, attributed } = pair
  say(
    `${recorder.name}: ${pair.after?.inputs} inputs of ${small.name} took ${megabytes(memory)} of memory here and ` +
      `${megabytes(onDisk)} of disk (at most ${megabytes(mostBytes)}); ${megabytes(attributed)} of ` +
      `${megabytes(heapDifference)} under stacks`,
  )
  return memory + onDisk <= mostBytes
}

/** What this process keeps in temporary folders. */
async function temporaryBytes(): Promise<number> {
  const own = (await readdir(tmpdir())).filter((name) => name.startsWith(`plateau-${process.pid}-`))
  const sizes = await Promise.all(own.map(async (name) => sizeOf(join(tmpdir(), name))))
  return sizes.reduce((sum, size) => sum + size, 0)
}

async function sizeOf(folder: string): Promise<number> {
  const files = await readdir(folder).catch(() => [])
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(folder, file))).size))
  return sizes.reduce((sum, size) => sum + size, 0)
}

function inWords(costs: readonly Cost[]): string {
  const [waited, child, own] = (['seconds', 'child', 'own'] as const).map((key) => medianOf(costs, key).toFixed(2))
  return `${waited} s (${child} s of a processor in the child, ${own} s here)`
}

function medianOf(costs: readonly Cost[], key: keyof Cost): number {
  const sorted = costs.map((cost) => cost[key]).toSorted((a, b) => a - b)
  return ((sorted[(sorted.length - 1) >> 1] ?? Number.NaN) + (sorted[sorted.length >> 1] ?? Number.NaN)) / 2
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
