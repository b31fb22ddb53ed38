/** Writes docs/lxml-growth-map.md from what `plateau map --json` wrote. */
import { readFile, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Result } from '@plateau/core'
import { growthMapPage } from '@plateau/report'

const document = new URL('../docs/lxml-growth-map.md', import.meta.url)

const [file, ...more] = process.argv.slice(2)
if (file === undefined || more.length > 0) {
  throw new Error('Expected one file that "plateau map --json FILE" wrote: pnpm growth-map-page map.json')
}
// A package manager runs its scripts in the project's folder, and says in INIT_CWD where it was called.
const result: unknown = JSON.parse(await readFile(resolve(process.env['INIT_CWD'] ?? '.', file), 'utf8'))
if (!isResult(result))
  throw new Error(`Expected a result of the schema plateau.result/1, got something else in ${file}`)
await writeFile(document, growthMapPage(result))

function isResult(read: unknown): read is Result {
  return typeof read === 'object' && read !== null && 'schema' in read && read.schema === 'plateau.result/1'
}
