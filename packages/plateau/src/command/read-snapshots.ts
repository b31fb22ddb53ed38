import { createReadStream } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { readSnapshotFile, readUmdh, SnapshotFileError, UmdhError, type Pair, type Snapshot } from '@plateau/core'
import { UsageError } from '@plateau/harness'
import { whereTyped } from './where-typed.ts'

/** What a file of snapshots turned out to hold. */
export type SnapshotsRead =
  | { readonly kind: 'snapshot'; readonly snapshot: Snapshot }
  | { readonly kind: 'pairs'; readonly pairs: readonly Pair[] }

/**
 * Reads plateau's own JSON or a log of umdh, whichever a file holds; logs are read as a stream.
 *
 * @throws UsageError naming the file, and the line or the field that is not understood.
 */
export async function readSnapshots(file: string): Promise<SnapshotsRead> {
  const path = whereTyped(file)
  try {
    return (await isJson(path)) ? fromJson(await readFile(path, 'utf8')) : await fromLog(path)
  } catch (cause) {
    throw new UsageError(`Cannot read ${file}: ${(cause as Error).message}`, { cause: foreseen(cause) })
  }
}

function fromJson(text: string): SnapshotsRead {
  const file = readSnapshotFile(text)
  switch (file.schema) {
    case 'plateau.snapshot/1':
      return { kind: 'snapshot', snapshot: file }
    case 'plateau.snapshots/1':
      return { kind: 'pairs', pairs: file.pairs }
  }
}

async function fromLog(path: string): Promise<SnapshotsRead> {
  const log = await readUmdh(createReadStream(path))
  switch (log.kind) {
    case 'snapshot':
      return log
    case 'difference':
      return { kind: 'pairs', pairs: [log.pair] }
  }
}

/** JSON begins with a brace, which no log of umdh does. */
async function isJson(path: string): Promise<boolean> {
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(64), 0, 64, 0)
    return /^\uFEFF?\s*[{[]/.test(buffer.toString('utf8', 0, bytesRead))
  } finally {
    await handle.close()
  }
}

/** Lets what is no fault of the file through as it is. */
function foreseen(cause: unknown): unknown {
  if (cause instanceof UmdhError || cause instanceof SnapshotFileError) return cause
  if (cause instanceof Error && 'code' in cause) return cause
  throw cause
}
