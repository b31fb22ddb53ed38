import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { compare, eq, valid } from '@renovatebot/pep440'
import { entryKey, isWhole } from '../packages/cache-entry.ts'
import { cacheFolder, type Environment } from '../pythons/cache-folder.ts'
import type { Python } from '../pythons/python.ts'

/** Where installed lxmls are kept. */
export function lxmlsFolder(env: Environment): string {
  return join(cacheFolder(env), 'lxml')
}

/** The folder for a release (or a wheel, by its SHA-256) on one ABI and platform. */
export function lxmlFolder(python: Python, name: string, env: Environment): string {
  return join(lxmlsFolder(env), name, entryKey(python))
}

/** The releases in the cache for an interpreter, the oldest first. */
export async function cachedReleases(python: Python, env: Environment): Promise<readonly string[]> {
  const versions = (await releaseNames(env)).toSorted(compare)
  const whole = await Promise.all(versions.map(async (name) => await isWhole(lxmlFolder(python, name, env))))
  return versions.filter((_, i) => whole[i])
}

/** The name under which the cache has a release for an interpreter; `undefined` if it has not. */
export async function cachedRelease(python: Python, version: string, env: Environment): Promise<string | undefined> {
  for (const name of await releaseNames(env)) {
    if (eq(name, version) && (await isWhole(lxmlFolder(python, name, env)))) return name
  }
  return undefined
}

async function releaseNames(env: Environment): Promise<readonly string[]> {
  const names = await readdir(lxmlsFolder(env)).catch(() => [])
  return names.filter((name) => valid(name) !== null)
}
