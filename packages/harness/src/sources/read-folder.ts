import type { Dirent } from 'node:fs'
import { open, readdir, realpath, stat } from 'node:fs/promises'
import { join, parse, relative, sep } from 'node:path'
import { visible } from '../children/visible.ts'
import { PageError } from '../pages/page.ts'
import { companionOf } from './companion-folder.ts'
import { markupByBytes, markupByName } from './markup-of.ts'
import type { SourceOptions } from './source-options.ts'
import { refused, type SourceRecord } from './source-record.ts'

type ReadFile = (path: string, options: SourceOptions, name: string) => AsyncGenerator<SourceRecord>

/** A file of a folder that is to be read, or why it is not. */
type Found =
  | { readonly kind: 'file'; readonly path: string; readonly name: string; readonly frame: boolean }
  | { readonly kind: 'refused'; readonly name: string; readonly because: string }

/**
 * Reads the pages of a folder and of those in it, each folder in the order of its names (by code unit). What a browser saved
 * beside a page for it (`page_files/`) holds no pages of its own, but frames.
 *
 * Files are told by name, and where that says nothing by their first bytes; what is no page is passed over. A link out of
 * the folder is refused.
 */
export async function* readFolder(root: string, options: SourceOptions, read: ReadFile): AsyncGenerator<SourceRecord> {
  const { onRead, ...rest } = options
  const total = onRead === undefined ? 0 : await countFiles(root, options)
  let done = 0
  for await (const found of filesIn(root, options)) {
    if (found.kind === 'refused') yield found
    else {
      try {
        for await (const record of read(found.path, rest, found.name)) {
          yield record.kind === 'page' && found.frame ? { ...record, frame: true } : record
        }
      } catch (error) {
        if (!isUnreadable(error)) throw error
        yield refused(found.name, `cannot be read: ${visible(error.message)}`)
      }
    }
    onRead?.(++done, total)
  }
}

async function countFiles(root: string, options: SourceOptions): Promise<number> {
  let count = 0
  for await (const _ of filesIn(root, options)) count++
  return count
}

async function* filesIn(root: string, options: SourceOptions): AsyncGenerator<Found> {
  const home = await realpath(root)
  yield* within(root, false)

  async function* within(folder: string, frame: boolean): AsyncGenerator<Found> {
    const entries = (await readdir(folder, { withFileTypes: true })).toSorted((a, b) => (a.name < b.name ? -1 : 1))
    const pages = new Set(
      entries.filter(({ name }) => markupByName(name) === 'html').map(({ name }) => parse(name).name),
    )
    for (const entry of entries) {
      options.signal?.throwIfAborted()
      const path = join(folder, entry.name)
      const name = relative(root, path).replaceAll(sep, '/')
      const what = await kindOf(entry, path, home)
      if (what === 'folder') {
        const framed = frame || pages.has(companionOf(entry.name) ?? '')
        if (!framed || options.frames === true) yield* within(path, framed)
      } else if (what === 'file' && (await isPage(path))) yield { kind: 'file', path, name, frame }
      else if (what === 'link out') yield refused(name, 'is a link that leads out of the folder')
    }
  }
}

async function kindOf(entry: Dirent, path: string, home: string): Promise<'folder' | 'file' | 'link out' | 'other'> {
  if (entry.isDirectory()) return 'folder'
  if (entry.isFile()) return 'file'
  if (!entry.isSymbolicLink()) return 'other'
  const target = await realpath(path).catch(() => undefined)
  if (target === undefined) return 'other'
  if (target !== home && !target.startsWith(home + sep)) return 'link out'
  // A folder is read where it stands: through a link to it, or to one above, there would be no end.
  return (await stat(target)).isFile() ? 'file' : 'other'
}

async function isPage(path: string): Promise<boolean> {
  // A picture, though it is XML.
  if (/\.svg$/i.test(path)) return false
  if (/\.(?:warc|warc\.gz|mht|mhtml)$/i.test(path) || markupByName(path) !== undefined) return true
  try {
    const file = await open(path)
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(1024), 0, 1024, 0)
      return markupByBytes(buffer.subarray(0, bytesRead)) !== undefined
    } finally {
      await file.close()
    }
  } catch (error) {
    // It is told when it is to be read.
    if (isUnreadable(error)) return true
    throw error
  }
}

function isUnreadable(error: unknown): error is Error {
  if (error instanceof PageError) return true
  return error instanceof Error && 'code' in error && ['EACCES', 'EPERM', 'EIO', 'ENOENT'].includes(String(error.code))
}
