import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate, inflateRaw, type InputType, type ZlibOptions } from 'node:zlib'
import type { HttpResponse } from './http-response.ts'
import { markupByBytes } from './markup-of.ts'
import { unchunked } from './unchunked.ts'

/** A page as it was before it was sent, or why it cannot be had. */
export type Unpacked =
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  | { readonly kind: 'too large' }
  | { readonly kind: 'broken'; readonly because: string }

/**
 * Undoes how a response was sent: its chunks, then each content encoding, the last one first.
 *
 * What a crawler has undone already, with the headers left as they were, is taken as it is.
 */
export async function unpacked({ header, body }: HttpResponse, mostBytes: number): Promise<Unpacked> {
  const transfer = encodingsIn(header('Transfer-Encoding'))
  const whole = transfer.at(-1) === 'chunked' ? unchunked(body) : body
  if (whole === undefined) return { kind: 'broken', because: 'is cut short: its last chunk is missing' }

  let bytes = whole
  const encodings = [...encodingsIn(header('Content-Encoding')), ...transfer].filter((name) => name !== 'chunked')
  for (const encoding of encodings.toReversed()) {
    const undone = await decoded(bytes, encoding, mostBytes)
    if (undone.kind !== 'bytes') return undone
    bytes = undone.bytes
  }
  return bytes.length > mostBytes ? { kind: 'too large' } : { kind: 'bytes', bytes }
}

function encodingsIn(header = ''): readonly string[] {
  const names = header.split(',').map((name) => name.trim().toLowerCase().replace(/^x-/, ''))
  return names.filter((name) => !['', 'identity', 'none'].includes(name))
}

type Decode = (bytes: InputType, options: ZlibOptions) => Promise<Buffer>

/** By RFC 9110, section 8.4.1; some servers take "deflate" for the bare method. */
const decoders: Readonly<Record<string, readonly Decode[]>> = {
  gzip: [promisify<InputType, ZlibOptions, Buffer>(gunzip)],
  deflate: [promisify<InputType, ZlibOptions, Buffer>(inflate), promisify<InputType, ZlibOptions, Buffer>(inflateRaw)],
  br: [promisify(brotliDecompress) as Decode],
}

async function decoded(bytes: Buffer, encoding: string, mostBytes: number): Promise<Unpacked> {
  const ways = Object.hasOwn(decoders, encoding) ? (decoders[encoding] ?? []) : []
  let because = `cannot be read: Node ${process.versions.node} does not undo "${encoding}"`
  for (const decode of ways) {
    try {
      return { kind: 'bytes', bytes: await decode(bytes, { maxOutputLength: mostBytes }) }
    } catch (error) {
      if (error instanceof RangeError) return { kind: 'too large' }
      because = `is broken: its ${encoding} cannot be undone (${(error as Error).message})`
    }
  }
  return bytes.length === 0 || markupByBytes(bytes) !== undefined
    ? { kind: 'bytes', bytes }
    : { kind: 'broken', because }
}
