import { createHash } from 'node:crypto'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { compare, eq, valid } from '@renovatebot/pep440'
import { cacheFolder, type Environment } from '../pythons/cache-folder.ts'
import type { Python } from '../pythons/python.ts'
import { recall } from '../pythons/remembered.ts'

/** What was installed into a folder, and how to see that it is still whole. */
export interface Manifest {
  readonly version: string
  /** By path in the folder. */
  readonly files: Readonly<Record<string, Fingerprint>>
}

interface Fingerprint {
  readonly size: number
  readonly mtimeMs: number
  readonly sha256: string
}

const manifestName = 'plateau.json'

/** Where installed lxmls are kept. */
export function entriesFolder(env: Environment): string {
  return join(cacheFolder(env), 'lxml')
}

/** The folder for a release (or a wheel, by its SHA-256) on one ABI and platform. */
export function entryFolder(python: Python, name: string, env: Environment): string {
  return join(entriesFolder(env), name, entryKey(python))
}

/** What an installed wheel depends on in the interpreter: `cp311-linux-x86_64-glibc-2.36`. */
function entryKey(python: Python): string {
  return [python.abi, python.platform, python.libc?.replace(' ', '-')].filter((it) => it !== undefined).join('-')
}

/** The manifest of a folder whose files are all as they were installed; `undefined` otherwise. */
export async function wholeEntry(folder: string): Promise<Manifest | undefined> {
  const manifest = await recall(join(folder, manifestName))
  if (!isManifest(manifest)) return undefined
  const intact = await Promise.all(
    Object.entries(manifest.files).map(([path, print]) => isIntact(join(folder, path), print)),
  )
  return intact.every(Boolean) ? manifest : undefined
}

/** Records what is in a folder, compiled Python apart, which interpreters write anew at will. */
export async function sealEntry(folder: string, version: string): Promise<Manifest> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = found
    .filter((it) => it.isFile() && !it.name.endsWith('.pyc'))
    .map((it) => join(it.parentPath, it.name).slice(folder.length + 1))
  const files = await Promise.all(paths.map(async (path) => [path, await fingerprint(join(folder, path))] as const))
  const manifest = { version, files: Object.fromEntries(files) }
  await writeFile(join(folder, manifestName), JSON.stringify(manifest))
  return manifest
}

/** The releases in the cache for an interpreter, the oldest first. */
export async function cachedReleases(python: Python, env: Environment): Promise<readonly string[]> {
  const versions = (await releaseNames(env)).toSorted(compare)
  const whole = await Promise.all(versions.map(async (name) => await wholeEntry(entryFolder(python, name, env))))
  return versions.filter((_, i) => whole[i] !== undefined)
}

/** The name under which the cache has a release for an interpreter; `undefined` if it has not. */
export async function cachedRelease(python: Python, version: string, env: Environment): Promise<string | undefined> {
  for (const name of await releaseNames(env)) {
    if (eq(name, version) && (await wholeEntry(entryFolder(python, name, env))) !== undefined) return name
  }
  return undefined
}

async function releaseNames(env: Environment): Promise<readonly string[]> {
  const names = await readdir(entriesFolder(env)).catch(() => [])
  return names.filter((name) => valid(name) !== null)
}

async function fingerprint(file: string): Promise<Fingerprint> {
  const { size, mtimeMs } = await stat(file)
  return { size, mtimeMs, sha256: await digest(file) }
}

/** Reads a file only if its time differs: a restored backup of the cache has new times and the same bytes. */
async function isIntact(file: string, { size, mtimeMs, sha256 }: Fingerprint): Promise<boolean> {
  const now = await stat(file).catch(() => undefined)
  if (now?.isFile() !== true || now.size !== size) return false
  return now.mtimeMs === mtimeMs || (await digest(file).catch(() => '')) === sha256
}

async function digest(file: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex')
}

function isManifest(value: unknown): value is Manifest {
  const { version, files } = (value ?? {}) as Partial<Manifest>
  return typeof version === 'string' && typeof files === 'object' && files !== null && Object.keys(files).length > 0
}
