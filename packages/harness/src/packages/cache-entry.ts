import { createHash } from 'node:crypto'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Python } from '../pythons/python.ts'
import { recall } from '../pythons/remembered.ts'

/** How to see that what was installed into a folder is still whole. */
interface Manifest {
  /** By path in the folder. */
  readonly files: Readonly<Record<string, Fingerprint>>
}

interface Fingerprint {
  readonly size: number
  readonly mtimeMs: number
  readonly sha256: string
}

const manifestName = 'plateau.json'

/** What an installed wheel depends on in the interpreter: `cp311-linux-x86_64-glibc-2.36`. */
export function entryKey(python: Python): string {
  return [python.abi, python.platform, python.libc?.replace(' ', '-')].filter((it) => it !== undefined).join('-')
}

/** Whether a folder's files are all as they were installed. */
export async function isWhole(folder: string): Promise<boolean> {
  const manifest = await recall(join(folder, manifestName))
  if (!isManifest(manifest)) return false
  const intact = await Promise.all(
    Object.entries(manifest.files).map(([path, print]) => isIntact(join(folder, path), print)),
  )
  return intact.every(Boolean)
}

/** Records what is in a folder, compiled Python apart, which interpreters write anew at will. */
export async function sealEntry(folder: string): Promise<void> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = found
    .filter((it) => it.isFile() && !it.name.endsWith('.pyc'))
    .map((it) => join(it.parentPath, it.name).slice(folder.length + 1))
  const files = await Promise.all(paths.map(async (path) => [path, await fingerprint(join(folder, path))] as const))
  await writeFile(join(folder, manifestName), JSON.stringify({ files: Object.fromEntries(files) } satisfies Manifest))
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
  const { files } = (value ?? {}) as Partial<Manifest>
  return typeof files === 'object' && files !== null && Object.keys(files).length > 0
}
