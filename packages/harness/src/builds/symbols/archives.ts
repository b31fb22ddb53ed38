import { stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { visible } from '../../children/visible.ts'
import type { Context } from '../../packages/provide-options.ts'
import type { Python } from '../../pythons/python.ts'
import { UsageError } from '../../usage-error.ts'
import { digestOfFile } from '../digest.ts'
import { fetchSourcePackages } from './source-packages.ts'

/** The source code of a library that lxml is built on. */
export interface Archive {
  readonly library: 'libxml2' | 'libxslt'
  readonly version: string
  readonly path: string
  readonly sha256: string
}

const libraries = ['libxml2', 'libxslt'] as const

/**
 * The archives to build from: those named, and for a library that none is named for, the platform's source package.
 *
 * @throws UsageError where one that is named is not there, or is named as neither library's is.
 */
export async function libraryArchives(
  named: readonly string[],
  python: Python,
  context: Context,
): Promise<Readonly<Record<Archive['library'], Archive>>> {
  const given = await Promise.all(named.map(readArchive))
  const missing = libraries.filter((library) => !given.some((it) => it.library === library))
  const fetched = missing.length === 0 ? [] : await fetchSourcePackages(missing, python, context)
  const all = [...given, ...(await Promise.all(fetched.map(readArchive)))]
  const [libxml2, libxslt] = libraries.map((library) => all.find((it) => it.library === library))
  if (libxml2 === undefined || libxslt === undefined) throw new Error('Expected an archive of each library')
  return { libxml2, libxslt }
}

async function readArchive(request: string): Promise<Archive> {
  const path = resolve(request)
  // libxml2-2.14.6.tar.xz as released, libxml2_2.9.14+dfsg.orig.tar.xz as Debian keeps it.
  const [, name, version = ''] =
    /^(libxml2|libxslt)[-_]v?(\d[\w.+~]*?)(?:\.orig)?\.(?:tar\.\w+|tgz|zip)$/.exec(basename(path)) ?? []
  const library = libraries.find((it) => it === name)
  if (library === undefined) {
    throw new UsageError(
      `Expected --symbols to name source archives such as libxml2-2.14.6.tar.xz, got "${visible(request)}"`,
    )
  }
  await stat(path).catch((cause: NodeJS.ErrnoException) => {
    throw new UsageError(
      `Expected --symbols to name source archives, got "${visible(request)}", which cannot be read (${cause.code})`,
      { cause },
    )
  })
  return { library, version, path, sha256: await digestOfFile(path) }
}
