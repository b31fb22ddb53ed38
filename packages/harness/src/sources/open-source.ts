import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { createGunzip } from 'node:zlib'
import { PageError } from '../pages/page.ts'
import { readFolder } from './read-folder.ts'
import { readMhtml } from './read-mhtml.ts'
import { readPageFile } from './read-page-file.ts'
import type { SourceOptions } from './source-options.ts'
import type { SourceRecord } from './source-record.ts'

/**
 * Opens saved pages: an HTML or XML file, a folder of such (one that a browser saved, too), MHTML, or WARC, gzipped or not.
 *
 * The pages come one at a time and in order, that of the file or of their names; no more than one is held. What is too
 * large, cut short or broken comes as `refused`, and the rest after it.
 *
 * @throws PageError where there is nothing at `path`, or it is not to be read.
 * @throws ProvideError for MHTML where this machine has no Python, whose `email` reads it.
 * @throws what `signal` was aborted with.
 *
 * @example
 * ```ts
 * import { openSource } from '@plateau/harness'
 *
 * for await (const record of openSource('fixtures')) {
 *   if (record.kind === 'page') console.log(record.name, record.bytes.length, record.encoding)
 * }
 * ```
 */
export async function* openSource(path: string, options: SourceOptions = {}): AsyncGenerator<SourceRecord> {
  try {
    if ((await formOf(path)) === 'folder') yield* readFolder(path, options, readFile)
    else yield* readFile(path, options)
  } catch (error) {
    // A stream that is ended by a signal throws an error of its own.
    options.signal?.throwIfAborted()
    throw error
  }
}

async function* readFile(path: string, options: SourceOptions, name = basename(path)): AsyncGenerator<SourceRecord> {
  switch (await formOf(path)) {
    case 'mhtml':
      yield* readMhtml(path, options, name)
      return
    case 'warc': {
      // Its library takes longer to load than the rest of plateau's, and few have a crawl.
      const { readWarc } = await import('./read-warc.ts')
      yield* readWarc(path, options, name)
      return
    }
    case 'page':
    case 'folder':
      yield* readPageFile(path, options, name)
      return
  }
}

async function formOf(path: string): Promise<'folder' | 'mhtml' | 'warc' | 'page'> {
  const found = await stat(path).catch((cause: NodeJS.ErrnoException) => {
    throw new PageError(
      { kind: cause.code === 'ENOENT' || cause.code === 'ENOTDIR' ? 'missing' : 'unreadable', path },
      { cause },
    )
  })
  if (found.isDirectory()) return 'folder'
  if (!found.isFile()) throw new PageError({ kind: 'not a file', path })
  if (/\.warc(?:\.gz)?$/i.test(path)) return 'warc'
  if (/\.mht(?:ml)?$/i.test(path)) return 'mhtml'
  return byStart(await startOf(path))
}

/** What its name does not say, its first bytes do. */
function byStart(start: string): 'mhtml' | 'warc' | 'page' {
  if (/^WARC\/\d/.test(start)) return 'warc'
  return /^[A-Za-z-]+:[^<]*^Content-Type:\s*multipart\/related/ims.test(start) ? 'mhtml' : 'page'
}

async function startOf(path: string): Promise<string> {
  const file = await open(path).catch((cause: Error) => {
    throw new PageError({ kind: 'unreadable', path }, { cause })
  })
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0)
    const start = buffer.subarray(0, bytesRead)
    return (start[0] === 0x1f && start[1] === 0x8b ? await inflated(start) : start).toString('latin1')
  } finally {
    await file.close()
  }
}

/** What the beginning of a gzip file says; nothing where it is none. */
async function inflated(start: Buffer): Promise<Buffer> {
  const gunzip = createGunzip()
  gunzip.write(start)
  try {
    for await (const chunk of gunzip) return chunk as Buffer
  } catch {
    // Not gzip, or broken at once: then it is neither.
  }
  return Buffer.alloc(0)
}
