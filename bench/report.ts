import { stat } from 'node:fs/promises'
import { availableParallelism, loadavg } from 'node:os'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { type Browser, chromium } from 'playwright-core'

/** How soon a report is to be there, of a full growth map too. */
const mostMs = 2000

/** Searches the names, where there are any, and waits for them to be drawn. */
const search = `(async () => {
  const field = document.querySelector('.name-finder input[type="search"]')
  if (field === null) return 0
  const from = performance.now()
  field.value = 'e'
  field.dispatchEvent(new Event('input', { bubbles: true }))
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
  return performance.now() - from
})()`

const { values: flags, positionals: files } = parseArgs({
  allowPositionals: true,
  options: { times: { type: 'string', default: '5' }, chromium: { type: 'string', default: '/usr/bin/chromium' } },
})
if (files.length === 0) throw new Error('Expected reports to open, got none: pnpm bench:report REPORT.html...')
const load = loadavg()[0] ?? 0
if (load > availableParallelism() / 2) {
  say(`The machine is busy (load ${load.toFixed(1)}): a browser needs a core of its own, and times say little`)
}

const browser = await chromium.launch({ executablePath: flags.chromium, args: ['--no-sandbox', '--disable-gpu'] })
say('report                          MB   elements   first seen   all there   searched')
try {
  for (const file of files) await report(file)
} finally {
  await browser.close()
}

/** Opens a report several times, in a profile of its own each time, and prints the fastest. */
async function report(file: string): Promise<void> {
  const all: Awaited<ReturnType<typeof opened>>[] = []
  for (let time = 0; time < Number(flags.times); time++)
    all.push(await opened(browser, pathToFileURL(resolve(file)).href))
  const best = (pick: (one: (typeof all)[number]) => number) => Math.min(...all.map(pick))
  const { size } = await stat(file)
  const there = best(({ thereMs }) => thereMs)
  if (there > mostMs) process.exitCode = 1
  say(
    [
      file.slice(-30).padEnd(30),
      (size / 1e6).toFixed(1).padStart(4),
      String(all[0]?.elements).padStart(10),
      ms(best(({ seenMs }) => seenMs)).padStart(12),
      ms(there).padStart(11),
      ms(best(({ searchedMs }) => searchedMs)).padStart(10),
    ].join(' '),
  )
}

async function opened(within: Browser, url: string) {
  const context = await within.newContext()
  try {
    const page = await context.newPage()
    await page.goto(url)
    const [seenMs, thereMs] = await page.evaluate<readonly [number, number]>(
      "[performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0, performance.timing.loadEventEnd - performance.timing.navigationStart]",
    )
    return {
      seenMs,
      thereMs,
      elements: await page.locator('*').count(),
      searchedMs: await page.evaluate<number>(search),
    }
  } finally {
    await context.close()
  }
}

function ms(value: number): string {
  return value === 0 ? '-' : `${value.toFixed(0)} ms`
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
