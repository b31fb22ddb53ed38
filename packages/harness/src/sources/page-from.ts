import { encodingOf } from '../pages/encoding-of.ts'
import { charsetIn, markupByBytes, markupByName, markupByType } from './markup-of.ts'
import { type Labels, refused, type SourceRecord } from './source-record.ts'

/**
 * Makes bytes a page: HTML or XML goes by the content type, then the name, then the first bytes. Returns undefined where it
 * is no page at all, and refuses one without a byte.
 */
export function pageFrom(bytes: Buffer, labels: Labels): SourceRecord | undefined {
  const { name, contentType } = labels
  const markup =
    (contentType === undefined ? markupByName(name) : markupByType(contentType)) ??
    (contentType === undefined ? markupByBytes(bytes) : undefined)
  if (markup === undefined) return undefined
  if (bytes.length === 0) return refused(name, 'is empty')
  const label = contentType === undefined ? undefined : charsetIn(contentType)
  return { kind: 'page', ...labels, bytes, markup, encoding: encodingOf(bytes, markup, label) }
}
