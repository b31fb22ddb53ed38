import { readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { withTemporaryFolder } from '../children/temporary-folder.ts'
import { makeFolder } from '../pythons/make-folder.ts'
import { isWhole, sealEntry } from './cache-entry.ts'

const unfinished = '.partial'
/** Nothing takes so long to make: what is older was left behind by a process that was killed. */
const abandonedAfterMs = 24 * 60 * 60 * 1000

/** Gives `make` a folder beside the entries of the cache to work in; it goes away whatever comes of it. */
export async function beside<Result>(entries: string, make: (scratch: string) => Promise<Result>): Promise<Result> {
  await makeFolder(entries)
  await removeAbandoned(entries)
  return await withTemporaryFolder(make, { within: entries, prefix: unfinished })
}

/** Makes what is in `made` an entry of the cache, whole or not at all. Where another process was faster, its entry stays. */
export async function placeEntry(made: string, destination: string): Promise<void> {
  await sealEntry(made)
  await makeFolder(dirname(destination))
  for (let attempt = 1; ; attempt++) {
    try {
      return await rename(made, destination)
    } catch (error) {
      if (await isWhole(destination)) return
      if (attempt === 3) throw error
      // A damaged entry, or what a file system without atomic renames left: out of the way, and removed with the rest.
      await rename(destination, `${made}-damaged-${attempt}`).catch(() => {})
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
