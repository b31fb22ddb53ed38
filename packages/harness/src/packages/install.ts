import { join } from 'node:path'
import type { Python } from '../pythons/python.ts'
import { type Distributions, distributionsIn } from './distributions.ts'
import { explainFailure } from './explain-failure.ts'
import { pipFor, runPip } from './pip.ts'
import { beside, placeEntry } from './place-entry.ts'
import type { Context } from './provide-options.ts'
import { verifyInstalled } from './verify-installed.ts'
import type { Wanted } from './wanted.ts'

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
    return await beside(entries, async (scratch) => {
      const site = join(scratch, 'site')
      const wheels = ['--no-compile', '--only-binary', ':all:', ...(dependencies ? [] : ['--no-deps'])]
      // Only with -vv does pip say that an index was silent; else it speaks of a release that does not exist.
      const args = ['install', '-vv', ...wheels, ...pip.target, '--target', site, ...requirements]
      await runPip(pip, args, { ...options, scratch })
      const distributions = await distributionsIn(site)
      const destination = options.place(distributions)
      await verifyInstalled(site, python, { ...options, destination })
      options.signal?.throwIfAborted()
      await placeEntry(site, destination)
      return { folder: destination, distributions: await distributionsIn(destination) }
    })
  } catch (error) {
    throw explainFailure(error, { wanted, folder: entries })
  }
}
