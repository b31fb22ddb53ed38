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

/** What a recorded run may cost beside the recorder alone, on the same inputs. */
const most = 1.1
/** 100,000 inputs may take as much memory, and as much of the disk. */
const mostBytes = 2 ** 30

const { values: flags } = parseArgs({
  options: {
    lxml: { type: 'string' },
    page: { type: 'string', default: 'coding-horror' },
    inputs: { type: 'string', default: '2048' },
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

const probe = await Probe.start(provided.python.executable, { pythonPath, lanes: 1 })
let isGood = true
for (const asked of ['memray', 'heaptrack'] as const) {
  const recorder = await provideRecorder(probe, { asked })
  const [alone, recorded]: [number[], number[]] = [[], []]
  // One after the other, so that whatever else the machine does meets both.
  for (let time = 0; time < Number(flags.times); time++) {
    alone.push(await recorderAlone(recorder))
    recorded.push(await recordedRun(recorder))
  }
  const ratio = Math.min(...recorded) / Math.min(...alone)
  isGood &&= ratio <= most
  say(
    `${asked}: ${inputs} inputs of ${page.name} take ${seconds(alone)} with the recorder alone, ` +
      `${seconds(recorded)} as a recorded run: ${ratio.toFixed(2)} times (at most ${most})`,
  )
}
isGood = (await longRun()) && isGood
await probe.close()
say(`lxml ${provided.version}, Python ${provided.python.version}, load ${loadavg()[0]?.toFixed(1)}`)
process.exitCode = isGood ? 0 : 1

async function recorderAlone(recorder: Recorder): Promise<number> {
  return await withTemporaryFolder(async (folder) => {
    const spec = {
      recorder: recorder.spec,
      path: [...pythonPath, probeFolder],
      file: join(folder, 'recording'),
      inputs,
      subject,
      template: { pieces: template.pieces.map((piece) => piece.toString('base64')), stamp: template.stamp },
    }
    const { stdout } = await runChild(provided.python.executable, [script], {
      env: { ...process.env, ...probe.environment },
      input: JSON.stringify(spec),
    })
    return (JSON.parse(stdout) as { readonly seconds: number }).seconds
  })
}

/** All of it: the child, the recording, the names of the frames, and the subtraction. */
async function recordedRun(recorder: Recorder): Promise<number> {
  const startedAt = performance.now()
  await recordPair(probe, subject, { page, template, recorder, budget: { inputs, timeoutMs: 3_600_000 } })
  return (performance.now() - startedAt) / 1000
}

/** Records the most inputs that are promised, and returns whether what they took was within bounds. */
async function longRun(): Promise<boolean> {
  const { page: small } = await readFixture('minimal')
  const recorder = await provideRecorder(probe)
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

function seconds(times: readonly number[]): string {
  return `${Math.min(...times).toFixed(2)} s`
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
