import type { Kept, OptionValue, Range } from '@plateau/core'
import type { Line } from './lines.ts'

/** A subject as its user would write it for one page, in Markdown: `parser` is one that was made before all pages. */
export function inMarkdown({ subject: { parser, options, entry, as, lifetime }, pagesAThread }: Line): string {
  const page = as === 'str' ? 'text' : 'page'
  const given = Object.entries(options).map(([option, value]) => `${option}=${python(option, value)}`)
  const made = `${parser === 'html' ? 'HTMLParser' : 'XMLParser'}(${given.join(', ')})`
  if (given.length > 0) return `\`parser = ${made}\``
  switch (entry) {
    case 'fromstring':
      if (lifetime === 'default') return `\`etree.${parser === 'html' ? 'HTML' : 'fromstring'}(${page})\``
      if (pagesAThread !== undefined)
        return `\`etree.fromstring(page, parser)\` in a thread that ends after ${pagesAThread} pages`
      if (lifetime === 'shared') return `\`etree.fromstring(${page}, parser)\``
      return `\`etree.fromstring(${page}, ${made})\`${lifetime === 'thread' ? ' in a new thread' : ''}`
    case 'parse':
      return `\`etree.parse(BytesIO(${page}), parser)\``
    case 'feed':
      return `\`parser.feed(${page}); parser.close()\``
    case 'iterparse':
      return `\`etree.iterparse(BytesIO(${page})${parser === 'html' ? ', html=True' : ''})\``
    case 'html.fromstring':
      return `\`lxml.html.fromstring(${page}, parser=parser)\``
  }
}

/** What the probe makes for a name, as it would be written; an ellipsis for what would be many lines. */
function python(option: string, value: OptionValue): string {
  if (option === 'target' && value === 'tree-builder') return 'etree.TreeBuilder()'
  if (option === 'target' || option === 'schema') return '...'
  if (value === null) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  return JSON.stringify(value)
}

/** What is kept of a page: names, and bytes. */
export function keptInWords(kept: Kept): readonly [names: string, bytes: string] {
  switch (kept.kind) {
    case 'nothing':
      return ['0', '0']
    case 'something':
      return [inWords(kept.names), inWords(kept.heap)]
    case 'undecided':
    case 'refused':
    case 'failed':
      return [kept.kind, kept.kind]
  }
}

function inWords(range: Range | undefined): string {
  if (range === undefined) return 'not counted'
  const [low, high] = [rounded(range.low), rounded(range.high)]
  return low === high ? low : `${low} to ${high}`
}

/** Three digits are what a rate that is read over steps can bear. */
export function rounded(value: number): string {
  return Number(value.toPrecision(3)).toLocaleString('en')
}
