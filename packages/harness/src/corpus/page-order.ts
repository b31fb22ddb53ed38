import { encodingOf } from '../pages/encoding-of.ts'
import type { SourcePage } from './source-page.ts'

/** The order to read one page, and how it is to be decoded where the parser takes text. */
export function pageOrder(
  { bytes, encoding }: Extract<SourcePage, { kind: 'page' }>,
  options: { readonly parser: 'html' | 'xml' },
): string {
  return `page ${encoding ?? encodingOf(bytes, options.parser)} ${bytes.toString('base64')}`
}
