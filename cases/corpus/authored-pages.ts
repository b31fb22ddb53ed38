import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { withTemporaryFolder } from '@plateau/harness'

/**
 * Writes pages whose names follow Heaps' law: 12 pages^0.5 tags, as many attributes, and an id a page. They have older
 * names too, as real ones do.
 */
export async function withAuthoredPages(
  count: number,
  use: (folders: { readonly pages: string; readonly beside: string }) => Promise<void>,
): Promise<void> {
  await withTemporaryFolder(async (beside) => {
    const pages = join(beside, 'pages')
    await mkdir(pages)
    for (let page = 1; page <= count; page += 1) {
      await writeFile(join(pages, `page-${String(page).padStart(4, '0')}.html`), pageOf(page))
    }
    await use({ pages, beside })
  })
}

function pageOf(page: number): string {
  const [from, to] = [namesBy(page - 1), namesBy(page)]
  const older = Array.from({ length: Math.min(20, from) }, (_, index) => (index * 7 + page) % from)
  const fresh = Array.from({ length: to - from }, (_, index) => from + index)
  const body = [...older, ...fresh].map((name) => `<tag-${name} data-name-${name}="1">text</tag-${name}>`).join('\n')
  return `<html><head><title>${page}</title></head><body>\n<p id="page-${page}">${page}</p>\n${body}\n</body></html>\n`
}

function namesBy(page: number): number {
  return Math.round(12 * Math.sqrt(page))
}
