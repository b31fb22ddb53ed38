/** What plateau_watch.py costs a worker: CPU time of a reading, by its own account and by the kernel's. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { provideLxml, runChild, withTemporaryFolder } from '@plateau/harness'

const worker = fileURLToPath(new URL('python/watched.py', import.meta.url))
const module = fileURLToPath(new URL('../packages/harness/python', import.meta.url))
const page = fileURLToPath(new URL('../fixtures/coding-horror/page.html', import.meta.url))
/** Readings come often, so that there are many of them; what they cost each is then held against a minute. */
const every = 0.25
const sizes = [0, 100, 1000] as const

const { values: flags } = parseArgs({
  options: { lxml: { type: 'string' }, python: { type: 'string' }, seconds: { type: 'string', default: '10' } },
})
const provided = await provideLxml(flags.lxml, flags.python === undefined ? {} : { python: flags.python })
process.stdout.write(`lxml ${provided.version}, Python ${provided.python.version}, ${flags.seconds} s each\n`)
for (const size of sizes) process.stdout.write(`${inWords(size, await watched(size))}\n`)

interface Watched {
  readonly elapsed: number
  readonly cpu: number
  /** CPU seconds of the thread that reads, by the kernel. */
  readonly reading: number
  readonly own: { readonly seconds: number; readonly readings: number; readonly longest: number }
}

async function watched(size: number): Promise<Watched> {
  const { python, folder } = provided
  return await withTemporaryFolder(async (scratch) => {
    const args = [worker, module, page, join(scratch, 'growth.jsonl'), String(every), flags.seconds, String(size)]
    const env = { ...process.env, ...(folder !== undefined && { PYTHONPATH: folder }) }
    const { stdout } = await runChild(python.executable, ['-B', ...args], { env })
    return JSON.parse(stdout) as Watched
  })
}

function inWords(size: number, { cpu, reading, own }: Watched): string {
  const each = (seconds: number) => (1e6 * seconds) / own.readings
  const share = (seconds: number) => `${((100 * each(own.seconds)) / 1e6 / seconds).toPrecision(2)}%`
  return [
    `${String(size).padStart(5)} MB of objects: ${own.readings} readings`,
    `${each(own.seconds).toFixed(0)} us each by its own account (${each(reading).toFixed(0)} us in its thread by the kernel's)`,
    `longest ${(own.longest * 1e6).toFixed(0)} us`,
    `${share(60)} of a core at every=60, ${share(1)} at every=1`,
    `here, at every=${every}: ${((100 * own.seconds) / cpu).toPrecision(2)}% of the worker's CPU time`,
  ].join('; ')
}
