import { access, constants, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { temporaryFolder } from '@plateau/harness'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'

/** A report in a browser, and what came of showing it. */
export interface Opened {
  readonly page: Page
  /** Errors and warnings of its console, and what its scripts threw. */
  readonly said: readonly string[]
  /** Whatever it asked for beside its own file. */
  readonly requested: readonly string[]
}

export interface OpenOptions extends BrowserContextOptions {
  /** The page is to ask for something, or to fail: by default a test fails where it does. */
  readonly mayMisbehave?: true
}

/** Opens a report, given as its text or in parts. */
export type Open = (report: string | Iterable<string>, options?: OpenOptions) => Promise<Opened>

const names = ['chromium', 'chromium-browser', 'google-chrome'] as const
const flags = [
  '--no-sandbox',
  '--headless',
  '--disable-gpu',
  // Containers have little shared memory.
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
] as const

/**
 * Gives the tests of a file one Chromium, each report a profile of its own; skips them where there is none.
 *
 * After each test, no report that it opened may have said an error or asked for anything.
 */
export function inChromium(): Open {
  let executable: string | undefined
  let browser: Browser | undefined
  let folder: Awaited<ReturnType<typeof temporaryFolder>> | undefined
  let opened: Opened[] = []
  let count = 0

  beforeAll(async () => {
    executable = await findChromium()
    if (executable === undefined) return
    folder = await temporaryFolder()
    browser = await chromium.launch({ executablePath: executable, args: [...flags] })
  })
  beforeEach(({ skip }) => {
    skip(executable === undefined, 'there is no Chromium: apt install chromium')
  })
  afterEach(async () => {
    const all = opened
    opened = []
    await Promise.all(all.map(({ page }) => page.context().close()))
    expect(all.flatMap(({ said }) => said)).toEqual([])
    expect(all.flatMap(({ requested }) => requested)).toEqual([])
  })
  afterAll(async () => {
    await browser?.close()
    await folder?.cleanup()
  })

  return async (report, { mayMisbehave, ...options } = {}) => {
    if (browser === undefined || folder === undefined) throw new Error('Expected a browser: call inChromium() first')
    const path = join(folder.path, `report-${count++}.html`)
    await writeFile(path, report)
    const page = await (await browser.newContext(options)).newPage()
    const result = { page, ...listen(page, pathToFileURL(path).href) }
    if (mayMisbehave === undefined) opened.push(result)
    await page.goto(pathToFileURL(path).href)
    return result
  }
}

function listen(page: Page, own: string): Pick<Opened, 'said' | 'requested'> {
  const said: string[] = []
  const requested: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') said.push(message.text())
  })
  page.on('pageerror', (error) => said.push(error.message))
  page.on('dialog', (dialog) => {
    said.push(`a dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.context().on('request', (request) => {
    if (!request.url().startsWith(own)) requested.push(request.url())
  })
  return { said, requested }
}

async function findChromium(): Promise<string | undefined> {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  for (const path of names.flatMap((name) => folders.map((each) => join(each, name)))) {
    const isThere = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    )
    if (isThere) return path
  }
  return undefined
}

/** What of a report's first screen, its heading and its headline, is seen without scrolling. */
export async function seenAtFirst(page: Page): Promise<string> {
  const bottom = page.viewportSize()?.height ?? 0
  const seen: string[] = []
  for (const each of await page.locator('h1, .lead, dl.headline > div').all()) {
    const box = await each.boundingBox()
    if (box !== null && box.y + box.height <= bottom) seen.push(await each.innerText())
  }
  return seen.join('\n')
}

/** Goes to an element as somebody without a mouse does. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 100; presses++) {
    await page.keyboard.press('Tab')
    if ((await page.locator(`${selector}:focus`).count()) > 0) return
  }
  throw new Error(`Expected Tab to come to ${selector}`)
}
