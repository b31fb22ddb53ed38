import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isThere } from '../first-there.ts'
import { FixtureError } from './fixture-error.ts'
import { type FixtureInfo, parseFixtureInfo } from './fixture-info.ts'
import { type Page, readPage } from './page.ts'

/** A page with what its `fixture.json` says. */
export interface Fixture {
  readonly info: FixtureInfo
  readonly page: Page
}

export interface FixtureOptions {
  /** Folders of fixtures: the first that has a name wins. By default `./fixtures`, then plateau's own. */
  readonly folders?: readonly string[]
}

/**
 * Reads a fixture: a folder with `fixture.json` and `page.html` or `page.xml`.
 *
 * @throws FixtureError where there is none of that name, or its page is not the one that `fixture.json` describes.
 */
export async function readFixture(name: string, options: FixtureOptions = {}): Promise<Fixture> {
  const places = await placesOf(options)
  const folder = places.get(name)
  if (folder === undefined) throw new FixtureError({ kind: 'unknown', name, known: [...places.keys()].toSorted() })
  const info = await infoIn(folder)
  const page = await readPage(await pageIn(folder))
  checkBytes(page, info)
  return { info, page: { ...page, name, encoding: info.encoding } }
}

/** Lists the fixtures by name, without reading their pages. */
export async function listFixtures(options: FixtureOptions = {}): Promise<FixtureInfo[]> {
  const places = [...(await placesOf(options))].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Promise.all(places.map(async ([name, folder]) => ({ ...(await infoIn(folder)), name })))
}

/** The names of the fixtures, in order, whatever is in their folders. */
export async function fixtureNames(options: FixtureOptions = {}): Promise<readonly string[]> {
  return [...(await placesOf(options)).keys()].toSorted()
}

async function placesOf({ folders = [resolve('fixtures'), ownFolder] }: FixtureOptions): Promise<Map<string, string>> {
  const places = new Map<string, string>()
  for (const folder of folders) {
    for (const name of await foldersIn(folder)) {
      if (!places.has(name) && (await isThere(join(folder, name, 'fixture.json')))) places.set(name, join(folder, name))
    }
  }
  return places
}

/** The same from the sources and from the built package: both are four folders below the project. */
const ownFolder = fileURLToPath(new URL('../../../../fixtures', import.meta.url))

async function foldersIn(folder: string): Promise<string[]> {
  if (!(await isThere(folder))) return []
  const entries = await readdir(folder, { withFileTypes: true })
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
}

async function infoIn(folder: string): Promise<FixtureInfo> {
  const path = join(folder, 'fixture.json')
  return parseFixtureInfo(await readFile(path, 'utf8'), path)
}

async function pageIn(folder: string): Promise<string> {
  for (const name of ['page.html', 'page.xml']) {
    if (await isThere(join(folder, name))) return join(folder, name)
  }
  throw new FixtureError({ kind: 'no page', folder })
}

/** A page that an editor or git has changed would be measured under a name that says otherwise. */
function checkBytes({ path, bytes }: Page, info: FixtureInfo): void {
  const digest = createHash('sha256').update(bytes).digest('hex')
  if (digest === info.digest && bytes.length === info.size) return
  const expected = `${info.size} bytes with the digest ${info.digest}`
  throw new FixtureError({ kind: 'changed', path, expected, got: `${bytes.length} with ${digest}` })
}
