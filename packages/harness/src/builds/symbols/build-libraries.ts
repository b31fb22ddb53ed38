import { join } from 'node:path'
import { beside } from '../../packages/place-entry.ts'
import type { Context } from '../../packages/provide-options.ts'
import { cacheFolder } from '../../pythons/cache-folder.ts'
import type { Python } from '../../pythons/python.ts'
import { checkPrerequisites } from '../prerequisites.ts'
import { libraryArchives } from './archives.ts'
import { buildLibrary } from './build-library.ts'

/** libxml2 and libxslt with debug information, in plateau's cache. */
export interface BuiltLibraries {
  /** Scripts that answer as `xml2-config` and `xslt-config` do. */
  readonly xml2Config: string
  readonly xsltConfig: string
  readonly linkFlags: readonly string[]
  readonly sha256: string
  /** `libxml2 2.9.14 and libxslt 1.1.35` */
  readonly inWords: string
}

/**
 * Builds libxml2 and libxslt with symbols: from the archives named, else from the platform's source packages. Each is a step
 * of its own, and what is built already is not built again.
 *
 * @throws UsageError where an archive is not one of theirs.
 * @throws ProvideError where this machine lacks what it takes, or one does not compile.
 */
export async function buildLibraries(
  named: readonly string[],
  python: Python,
  context: Context,
): Promise<BuiltLibraries> {
  const entries = join(cacheFolder(context.env), 'libraries')
  await beside(entries, (scratch) => checkPrerequisites(python, { ...context, scratch, libraries: 'built' }))
  const archives = await libraryArchives(named, python, context)
  const libxml2 = await buildLibrary(archives.libxml2, python, { ...context, entries })
  const libxslt = await buildLibrary(archives.libxslt, python, { ...context, entries, on: libxml2 })
  return {
    xml2Config: join(libxml2.folder, 'bin', 'plateau-config'),
    xsltConfig: join(libxslt.folder, 'bin', 'plateau-config'),
    // By the way from one entry of the cache to the other: a cache that is moved stays whole.
    linkFlags: [libxslt, libxml2].map(({ path }) => `-Wl,-rpath,$ORIGIN/../../../../libraries/${path}/lib`),
    sha256: libxslt.sha256,
    inWords: [archives.libxml2, archives.libxslt].map(({ library, version }) => `${library} ${version}`).join(' and '),
  }
}
