import type { SourceRecord } from '../sources/source-record.ts'

/** The order to read one page, and how it is to be decoded where the parser takes text. */
export function pageOrder({ bytes, encoding }: Extract<SourceRecord, { kind: 'page' }>): string {
  return `page ${encoding} ${bytes.toString('base64')}`
}
