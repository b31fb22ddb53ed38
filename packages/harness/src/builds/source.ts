import { readFile, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { clean } from '@renovatebot/pep440'
import { visible } from '../children/visible.ts'
import { UsageError } from '../usage-error.ts'
import { digestOfFile, digestOfFolder } from './digest.ts'

/** lxml's own source code, in a folder or as an archive. */
export interface Source {
  readonly kind: 'folder' | 'sdist'
  readonly path: string
  /** As it was asked for, without the folders before it: `my-lxml`, `lxml-3.7.0.tar.gz`. */
  readonly name: string
  /** The release that it says it is, or will be; absent where it does not say. */
  readonly version?: string
  /** Of its source files: what is compiled or generated on the way does not count. */
  readonly sha256: string
}

const archive = /\.(?:tar\.gz|tgz|tar\.bz2|zip)$/i

/** Whether `--lxml` names source code, rather than a release: a path with a folder in it, or an archive. */
export function namesSource(request: string): boolean {
  if (/\.whl$/i.test(request)) return false
  return archive.test(request) || /[\\/]/.test(request) || request === '.' || request === '..'
}

/**
 * Reads what a folder or an sdist of lxml says of itself, and what its files are.
 *
 * @throws UsageError where it is neither.
 */
export async function readSource(request: string): Promise<Source> {
  const path = resolve(request)
  const found = await stat(path).catch((cause: NodeJS.ErrnoException) => {
    throw refused(request, `cannot be read (${cause.code})`, { cause })
  })
  if (found.isDirectory()) return await readFolder(request, path)
  const name = basename(path)
  const [, written] = /^lxml-(\d[^/]*)$/i.exec(name.replace(archive, '')) ?? []
  if (!archive.test(name) || written === undefined) throw refused(request, 'is no archive named as one of lxml is')
  const version = clean(written)
  return { kind: 'sdist', path, name, ...(version && { version }), sha256: await digestOfFile(path) }
}

async function readFolder(request: string, path: string): Promise<Source> {
  const isLxml = await Promise.all(
    ['setup.py', join('src', 'lxml')].map(async (part) => await isThere(join(path, part))),
  )
  if (!isLxml.every(Boolean)) throw refused(request, 'has no setup.py beside a folder src/lxml')
  const version = await versionIn(path)
  return { kind: 'folder', path, name: basename(path), ...(version && { version }), sha256: await digestOfFolder(path) }
}

/** Up to 3.x a file of its own, since 4.0 a line in the package. */
async function versionIn(folder: string): Promise<string | undefined> {
  const line = await readFile(join(folder, 'src', 'lxml', '__init__.py'), 'utf8').catch(() => '')
  const [, inPackage] = /^__version__\s*=\s*["']([^"']+)["']/m.exec(line) ?? []
  const written = inPackage ?? (await readFile(join(folder, 'version.txt'), 'utf8').catch(() => '')).trim()
  return clean(written) ?? undefined
}

async function isThere(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  )
}

function refused(request: string, why: string, options?: ErrorOptions): UsageError {
  return new UsageError(
    `Expected --lxml to name a source folder or an sdist of lxml, got "${visible(request)}", which ${why}`,
    options,
  )
}
