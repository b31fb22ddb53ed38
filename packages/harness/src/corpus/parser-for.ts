import { extname } from 'node:path'
import type { Sources } from './source-page.ts'

/** Says which parser the pages are for, as the first one tells by its content type, else by its name: most are HTML. */
export async function parserFor(sources: Sources): Promise<'html' | 'xml'> {
  for await (const page of sources()) {
    if (page.kind === 'refused') continue
    const { contentType = '', name } = page
    if (contentType !== '') return /\bxml\b|\+xml\b/i.test(contentType) && !/html/i.test(contentType) ? 'xml' : 'html'
    return ['.xml', '.atom', '.rss', '.rdf', '.svg'].includes(extname(name).toLowerCase()) ? 'xml' : 'html'
  }
  return 'html'
}
