import { createHash } from 'node:crypto'
import { lstat, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { temporaryFolder } from '../children/temporary-folder.ts'
import type { SavedPage } from '../sources/source-record.ts'
import { UsageError } from '../usage-error.ts'
import { type FixtureInfo, parseFixtureInfo } from './fixture-info.ts'
import { numbered } from './fixture-name.ts'

/** Where a page went. */
export interface KeptFixture {
  readonly kind: 'new' | 'there already'
  readonly info: FixtureInfo
  readonly folder: string
}

export interface KeepOptions {
  /** What it is to be called; a number is put behind it where another page is called so. */
  readonly name: string
  /** Names that are not to be taken, though the folder has none of them. */
  readonly taken: ReadonlySet<string>
  readonly info: Pick<FixtureInfo, 'origin' | 'licence' | 'description'>
  /** Puts more beside the page, before anybody sees the fixture. */
  readonly complete?: (info: FixtureInfo, folder: string) => Promise<void>
}

/**
 * Makes a saved page a fixture in a folder of fixtures, as a whole or not at all: it is made in a folder beside, which is
 * then renamed. Where the page is there already, under that name or with a number behind it, it stays as it is.
 *
 * @throws UsageError where the folder cannot be written to; what `complete` throws.
 */
export async function keepFixture(fixtures: string, page: SavedPage, options: KeepOptions): Promise<KeptFixture> {
  const digest = createHash('sha256').update(page.bytes).digest('hex')
  await makeFixtures(fixtures)
  for (const name of numbered(options.name)) {
    const folder = join(fixtures, name)
    if (!(await exists(folder))) {
      if (options.taken.has(name)) continue
      const info = infoOf(page, { ...options.info, name, digest })
      await makeAsOne(fixtures, folder, async (draft) => {
        await writeFile(join(draft, `page.${page.markup}`), page.bytes)
        await writeFile(join(draft, 'fixture.json'), `${JSON.stringify(info, undefined, 2)}\n`)
        await options.complete?.(info, draft)
      })
      return { kind: 'new', info, folder }
    }
    const info = await infoIn(folder)
    if (info?.digest === digest) return { kind: 'there already', info, folder }
  }
  throw new Error('Expected a free name among endless ones')
}

/** A folder of fixtures that is new tells git to leave line ends alone: a page that git has changed is refused. */
async function makeFixtures(fixtures: string): Promise<void> {
  try {
    const made = await mkdir(fixtures, { recursive: true })
    if (made !== undefined) await writeFile(join(fixtures, '.gitattributes'), '** -text\n')
  } catch (cause) {
    throw new UsageError(`Expected to write fixtures into ${fixtures}, got: ${(cause as Error).message}`, { cause })
  }
}

async function makeAsOne(fixtures: string, folder: string, fill: (draft: string) => Promise<void>): Promise<void> {
  const beside = await temporaryFolder({ within: fixtures, prefix: '.plateau' })
  try {
    const draft = join(beside.path, 'fixture')
    await mkdir(draft)
    await fill(draft)
    await rename(draft, folder)
  } finally {
    await beside.cleanup()
  }
}

function infoOf(
  { contentType, markup, encoding, date, bytes }: SavedPage,
  told: KeepOptions['info'] & Pick<FixtureInfo, 'name' | 'digest'>,
): FixtureInfo {
  const { name, origin, licence, digest, description } = told
  const savedAt = date === undefined || Number.isNaN(Date.parse(date)) ? undefined : date.slice(0, 10)
  return {
    name,
    origin,
    ...(savedAt !== undefined && { savedAt }),
    licence,
    encoding,
    contentType: contentType ?? (markup === 'html' ? 'text/html' : 'application/xml'),
    digest,
    size: bytes.length,
    description,
  }
}

/** What a folder of that name is; nothing where it is no fixture. */
async function infoIn(folder: string): Promise<FixtureInfo | undefined> {
  const path = join(folder, 'fixture.json')
  try {
    return parseFixtureInfo(await readFile(path, 'utf8'), path)
  } catch {
    // Somebody else's folder: the page gets another name.
    return undefined
  }
}

/** A link that leads nowhere is there too. */
function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  )
}
