import { readFile, stat } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { encodingOf } from './encoding-of.ts'

/** A saved page: one file's bytes, and how they are to be read. */
export interface Page {
  readonly name: string
  readonly path: string
  readonly bytes: Buffer
  readonly kind: 'html' | 'xml'
  /** A Python codec's name, as a browser or parser would decode the page. */
  readonly encoding: string
}

export type PageFailure =
  | { readonly kind: 'missing'; readonly path: string }
  | { readonly kind: 'not a file'; readonly path: string }
  | { readonly kind: 'empty'; readonly path: string }
  | { readonly kind: 'unreadable'; readonly path: string }

/** Says why a saved page cannot be used. */
export class PageError extends Error {
  override readonly name = 'PageError'
  readonly failure: PageFailure

  constructor(failure: PageFailure, options?: ErrorOptions) {
    super(explain(failure), options)
    this.failure = failure
  }
}

/**
 * Reads a saved page. What its name does not say, its first bytes do: XML begins with a declaration.
 *
 * @throws PageError where the file is missing, a folder, empty or not to be read.
 */
export async function readPage(path: string): Promise<Page> {
  const bytes = await bytesOf(path)
  const kind = kindOf(path, bytes)
  return { name: basename(path, extname(path)), path, bytes, kind, encoding: encodingOf(bytes, kind) }
}

async function bytesOf(path: string): Promise<Buffer> {
  try {
    if (!(await stat(path)).isFile()) throw new PageError({ kind: 'not a file', path })
    const bytes = await readFile(path)
    if (bytes.length === 0) throw new PageError({ kind: 'empty', path })
    return bytes
  } catch (cause) {
    if (cause instanceof PageError) throw cause
    throw new PageError({ kind: isMissing(cause) ? 'missing' : 'unreadable', path }, { cause })
  }
}

function isMissing(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ENOTDIR')
}

function kindOf(path: string, bytes: Buffer): Page['kind'] {
  const extension = extname(path).toLowerCase()
  if (['.html', '.htm', '.xhtml', '.shtml'].includes(extension)) return 'html'
  if (['.xml', '.atom', '.rss', '.rdf', '.svg'].includes(extension)) return 'xml'
  const start = bytes.subarray(0, 256).toString('latin1').replaceAll('\0', '')
  return /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?<\?xml[\t\n\r ]/.test(start) ? 'xml' : 'html'
}

function explain(failure: PageFailure): string {
  switch (failure.kind) {
    case 'missing':
      return `Expected a saved page at ${failure.path}, got no such file: check the path, or see the fixtures with "plateau fixture list"`
    case 'not a file':
      return `Expected a saved page at ${failure.path}, got a folder or device: name one file, or use "plateau corpus" for many`
    case 'empty':
      return `Expected a saved page at ${failure.path}, got an empty file: save the page again`
    case 'unreadable':
      return `Expected to read the saved page at ${failure.path}, got an error: see the cause, and check who may read it`
  }
}
