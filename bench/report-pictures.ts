import { resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { chromium, type Page } from 'playwright-core'

const [compared, stacks] = process.argv.slice(2)
if (compared === undefined || stacks === undefined) {
  throw new Error(
    'Expected two reports: of plateau compare 3.6.4 6.1.3, and of plateau stacks coding-horror --lxml 4.9.4',
  )
}
const pictures = fileURLToPath(new URL('../docs/pictures/', import.meta.url))

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] })
try {
  const page = await browser.newPage({ viewport: { width: 1000, height: 860 } })
  await open(page, compared)
  await page.screenshot({ path: `${pictures}report.png` })
  await page.locator('#curves .releases').screenshot({ path: `${pictures}report-curves.png` })
  await open(page, stacks)
  await page
    .locator('.icicle')
    .first()
    .screenshot({ path: `${pictures}report-icicle.png` })
} finally {
  await browser.close()
}

async function open(page: Page, file: string): Promise<void> {
  await page.goto(pathToFileURL(resolve(file)).href)
}
