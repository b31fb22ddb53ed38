import { readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { withTemporaryFolder } from '../children/temporary-folder.ts'
import { makeFolder } from '../pythons/make-folder.ts'
import type { Python } from '../pythons/python.ts'
import { isWhole, sealEntry } from './cache-entry.ts'
import { type Distributions, distributionsIn } from './distributions.ts'
import { explainFailure } from './explain-failure.ts'
import { pipFor, runPip } from './pip.ts'
import type { Context } from './provide-options.ts'
import { verifyInstalled } from './verify-installed.ts'
import type { Wanted } from './wanted.ts'

const unfinished = '.partial'
/** No installation takes so long: what is older was left behind by a process that was killed. */
const abandonedAfterMs = 24 * 60 * 60 * 1000

export interface Installed {
  readonly folder: string
  readonly distributions: Distributions
}

export interface InstallOptions extends Context {
  readonly wanted: Wanted
  /** The folder of the cache that holds the entry, at whatever depth. */
  readonly entries: string
  /** The entry's folder, which may depend on what came. */
  readonly place: (distributions: Distributions) => string
  readonly dependencies: boolean
  /** Modules that must be importable from the folder. */
  readonly imports: readonly string[]
}

/**
 * Installs what pip makes of requirements into the cache: beside its place at first, then, once it has been imported, by a
 * rename.
 *
 * @throws ProvideError where that fails; the cache is then as it was.
 */
export async function install(
  requirements: readonly string[],
  python: Python,
  options: InstallOptions,
): Promise<Installed> {
  const { wanted, entries, dependencies } = options
  const pip = await pipFor(python, wanted, options)
  try {
    await makeFolder(entries)
    await removeAbandoned(entries)
    return await withTemporaryFolder(
      async (scratch) => {
        const site = join(scratch, 'site')
        const wheels = ['--no-compile', '--only-binary', ':all:', ...(dependencies ? [] : ['--no-deps'])]
        // Only with -vv does pip say that an index was silent; else it speaks of a release that does not exist.
        const args = ['install', '-vv', ...wheels, ...pip.target, '--target', site, ...requirements]
        await runPip(pip, args, { ...options, scratch })
        const distributions = await distributionsIn(site)
        const destination = options.place(distributions)
        await verifyInstalled(site, python, { ...options, destination })
        await sealEntry(site)
        options.signal?.throwIfAborted()
        await moveInto(destination, site)
        return { folder: destination, distributions: await distributionsIn(destination) }
      },
      { within: entries, prefix: unfinished },
    )
  } catch (error) {
    throw explainFailure(error, { wanted, folder: entries })
  }
}

/** Where another process was faster, its entry stays. */
async function moveInto(destination: string, site: string): Promise<void> {
  await makeFolder(dirname(destination))
  for (let attempt = 1; ; attempt++) {
    try {
      return await rename(site, destination)
    } catch (error) {
      if (await isWhole(destination)) return
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
