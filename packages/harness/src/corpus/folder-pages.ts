import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SourcePage } from './source-page.ts'
export async function* folderPages(folder: string): AsyncGenerator<SourcePage> {
  for (const name of (await readdir(folder)).filter((n) => /\.(html?|xml)$/.test(n)).toSorted()) {
    yield { kind: 'page', name, bytes: await readFile(join(folder, name)) }
  }
}
