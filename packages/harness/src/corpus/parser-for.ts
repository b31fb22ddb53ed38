import type { Sources } from './sources.ts'

/** Says which parser the pages are for: the first one's. */
export async function parserFor(sources: Sources): Promise<'html' | 'xml'> {
  for await (const page of sources()) if (page.kind === 'page') return page.markup
  return 'html'
}
