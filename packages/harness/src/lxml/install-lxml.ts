import type { Distributions } from '../packages/distributions.ts'
import { install } from '../packages/install.ts'
import type { Context } from '../packages/provide-options.ts'
import type { Python } from '../pythons/python.ts'
import { lxmlFolder, lxmlsFolder } from './cached-releases.ts'
import { wantedLxml } from './wanted-lxml.ts'

export interface InstalledLxml {
  readonly folder: string
  readonly version: string
}

/**
 * Installs what pip makes of a requirement into the cache. `name` is the entry's, the version that came if not given.
 *
 * @throws ProvideError where that fails; the cache is then as it was.
 */
export async function installLxml(
  requirement: string,
  python: Python,
  options: Context & { readonly name?: string },
): Promise<InstalledLxml> {
  const { env, name } = options
  const { folder, distributions } = await install([requirement], python, {
    ...options,
    wanted: wantedLxml,
    entries: lxmlsFolder(env),
    place: (came) => lxmlFolder(python, name ?? lxmlAmong(came), env),
    dependencies: false,
    imports: ['lxml.etree'],
  })
  return { folder, version: lxmlAmong(distributions) }
}

/** The version of lxml among what pip installed. */
export function lxmlAmong(distributions: Distributions): string {
  const { lxml } = distributions
  if (lxml !== undefined) return lxml
  throw new Error(`Expected pip to install lxml, got ${Object.keys(distributions).join(', ')}`)
}
