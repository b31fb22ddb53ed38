import type { PageOutcome, PageRead } from '@plateau/core'
import type { NextPage } from './corpus-reader.ts'

/** What came of a page, beside what was found in it. */
export function readOf({ pass, page }: NextPage, outcome: PageOutcome): PageRead {
  const url = page.kind === 'page' ? page.url : undefined
  return {
    pass,
    page: page.name,
    bytes: page.kind === 'page' ? page.bytes.length : 0,
    outcome,
    ...(url !== undefined && { url }),
  }
}
