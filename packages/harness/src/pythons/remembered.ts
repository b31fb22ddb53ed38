import { createHash } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { withTemporaryFolder } from '../children/temporary-folder.ts'
import { makeFolder } from './make-folder.ts'

/** A file in the cache folder for what was learnt about `subject`. */
export function memoryFile(folder: string, subject: string): string {
  return join(folder, `${createHash('sha256').update(subject).digest('hex').slice(0, 32)}.json`)
}

/** What the file holds, or `undefined` where there is none or it is damaged: then it is learnt again and replaced. */
export async function recall(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Writes the file whole or not at all. A folder that cannot be written costs time on the next run, and nothing else. */
export async function remember(file: string, value: unknown): Promise<void> {
  const folder = dirname(file)
  try {
    await makeFolder(folder)
    await withTemporaryFolder(
      async (temporary) => {
        const part = join(temporary, 'part')
        await writeFile(part, JSON.stringify(value))
        await rename(part, file)
      },
      { within: folder, prefix: '.partial' },
    )
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error
  }
}
