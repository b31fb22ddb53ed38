import { readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { withTemporaryFolder } from '../children/temporary-folder.ts'
import { makeFolder } from '../pythons/make-folder.ts'
import type { Python } from '../pythons/python.ts'
import { entriesFolder, entryFolder, sealEntry, wholeEntry } from './cache-entry.ts'
import { explainFailure } from './explain-failure.ts'
import { pipFor, runPip } from './pip.ts'
import type { Context } from './provide-options.ts'
import { verifyImport } from './verify-import.ts'

const unfinished = '.partial'
/** No installation takes so long: what is older was left behind by a process that was killed. */
const abandonedAfterMs = 24 * 60 * 60 * 1000

export interface Installed {
  readonly folder: string
  readonly version: string
}

/**
 * Installs what pip makes of a requirement into the cache: beside its place at first, then, once it has been imported, by a
 * rename. `name` is the entry's, the version that came if not given.
 *
 * @throws ProvideError where that fails; the cache is then as it was.
 */
export async function install(
  requirement: string,
  python: Python,
  options: Context & { readonly name?: string },
): Promise<Installed> {
  const { env, name } = options
  const entries = entriesFolder(env)
  const pip = await pipFor(python, options)
  try {
    await makeFolder(entries)
    await removeAbandoned(entries)
    return await withTemporaryFolder(
      async (scratch) => {
        const site = join(scratch, 'site')
        const flags = ['--no-deps', '--no-compile', '--only-binary', ':all:', ...pip.target, '--target', site]
        await runPip(pip, ['install', ...flags, requirement], { ...options, scratch })
        const version = await versionIn(site)
        const destination = entryFolder(python, name ?? version, env)
        await verifyImport(site, python, { ...options, destination })
        await sealEntry(site, version)
        options.signal?.throwIfAborted()
        return { folder: destination, version: await moveInto(destination, site, version) }
      },
      { within: entries, prefix: unfinished },
    )
  } catch (error) {
    throw explainFailure(error, entries)
  }
}

async function versionIn(site: string): Promise<string> {
  const names = await readdir(site)
  const version = names.map((it) => /^lxml-(.+)\.dist-info$/i.exec(it)?.[1]).find((it) => it !== undefined)
  if (version === undefined) throw new Error(`Expected pip to install lxml, got ${names.join(', ')}`)
  return version
}

async function moveInto(destination: string, site: string, version: string): Promise<string> {
  await makeFolder(dirname(destination))
  for (let attempt = 1; ; attempt++) {
    try {
      await rename(site, destination)
      return version
    } catch (error) {
      const other = await wholeEntry(destination)
      if (other !== undefined) return other.version
      if (attempt === 3) throw error
      // A damaged entry, or what a file system without atomic renames left: out of the way, and removed with the rest.
      await rename(destination, `${site}-damaged-${attempt}`).catch(() => {})
    }
  }
}

async function removeAbandoned(entries: string): Promise<void> {
  for (const name of await readdir(entries)) {
    if (!name.startsWith(unfinished)) continue
    const folder = join(entries, name)
    const { mtimeMs } = await stat(folder).catch(() => ({ mtimeMs: Date.now() }))
    if (Date.now() - mtimeMs > abandonedAfterMs) await rm(folder, { recursive: true, force: true })
  }
}
