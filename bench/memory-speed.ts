import { writeFile } from 'node:fs/promises'
import { availableParallelism, loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { keptIn } from '@plateau/core'
import {
  callable,
  freshInMap,
  measure,
  Probe,
  provideLxml,
  readFixture,
  type Subject,
  templateOf,
} from '@plateau/harness'
import { documentOf } from './memory-speed/document.ts'
import { type Line, linesFor } from './memory-speed/lines.ts'
import type { Timed, TimedPage } from './memory-speed/page.ts'
import { tableOf } from './memory-speed/page.ts'
import { speedsOf } from './memory-speed/speeds.ts'

const document = new URL('../docs/memory-and-speed.md', import.meta.url)
const path = [fileURLToPath(new URL('python', import.meta.url))]
/** Inputs of a run that shows what is kept: enough that the dictionary's steps come and go. */
const inputs = 1024

const { values: flags } = parseArgs({
  options: {
    lxml: { type: 'string' },
    page: { type: 'string', multiple: true, default: ['coding-horror', 'minimal', 'feed'] },
    update: { type: 'boolean', default: false },
  },
})
const provided = await provideLxml(flags.lxml)
const probe = await Probe.start(provided.python.executable, {
  pythonPath: provided.folder === undefined ? [] : [provided.folder],
  lanes: availableParallelism(),
})
const pages: TimedPage[] = []
for (const name of flags.page) {
  const timed = await timedPage(name)
  pages.push(timed)
  process.stdout.write(`${timed.title}\n\n${tableOf(timed.lines)}\n\n`)
}
await probe.close()
process.stdout.write(`lxml ${provided.version}, Python ${provided.python.version}, load ${loadavg()[0]?.toFixed(1)}\n`)
if (flags.update) {
  await writeFile(document, documentOf(pages, { lxml: provided.version, python: provided.python.version }))
}

async function timedPage(name: string): Promise<TimedPage> {
  const { page } = await readFixture(name)
  const { options } = probe.facts
  if (options === undefined) throw new Error(`Expected lxml ${provided.version} to tell its options, got none`)
  const template = templateOf(page, 'tags', { fresh: freshInMap })
  const budget = { inputs, timeoutMs: 600_000 }
  const lines: readonly Line[] = linesFor(page.kind, options)
  const kept = await Promise.all(
    lines.map(async (line) => keptIn(await measure(probe, measured(line), { page, template, budget }))),
  )
  const works = lines.filter((_, index) => kept[index]?.kind !== 'refused' && kept[index]?.kind !== 'failed')
  const speeds = await speedsOf(works, { provided, page, template })
  const kind = page.kind === 'html' ? 'An HTML page' : 'An XML page'
  return {
    title: `${kind} of ${(page.bytes.length / 1000).toFixed(1)} kB (${page.name})`,
    lines: lines.map((line, index): Timed => {
      const speed = speeds[works.indexOf(line)]
      return { ...line, kept: kept[index] as Timed['kept'], speed }
    }),
  }
}

/** Threads that parse several pages are no lifetime of plateau's. */
function measured({ subject, pagesAThread }: Line): Subject {
  return pagesAThread === undefined ? subject : callable(`threads:${subject.parser}_for_${pagesAThread}`, { path })
}
