import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { withTemporaryFolder } from '../children/temporary-folder.ts'
import { openSource } from './open-source.ts'
import type { SourceOptions } from './source-options.ts'
import type { SourceRecord } from './source-record.ts'

/** Writes bytes into a file of that name, and reads it as a source. */
export async function readAs(
  name: string,
  bytes: Buffer | string,
  options?: SourceOptions,
): Promise<readonly SourceRecord[]> {
  return await withTemporaryFolder(async (folder) => {
    await writeFile(join(folder, name), bytes)
    return await readAll(join(folder, name), options)
  })
}

/** Reads a source to its end. */
export async function readAll(path: string, options?: SourceOptions): Promise<readonly SourceRecord[]> {
  const records: SourceRecord[] = []
  for await (const record of openSource(path, options)) records.push(record)
  return records
}
