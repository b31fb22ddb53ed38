import type { Entry, Lifetime, LxmlSubject, Run } from '@plateau/core'
import { shorten } from '../safe/shorten.ts'

/** What was exercised, as a Python programmer would say it. */
export function subjectInWords(subject: Run['subject']): string {
  switch (subject.kind) {
    case 'lxml':
      return `${callInWords(subject)} with ${owner(subject)}`
    case 'callable':
      return shorten(subject.call, 120)
  }
}

/** A parser's class and options: `HTMLParser(collect_ids=False)`. */
export function parserInWords({ parser, options }: LxmlSubject): string {
  const settings = Object.entries(options).map(([name, value]) => `${name}=${python(value)}`)
  return `${parser === 'html' ? 'HTMLParser' : 'XMLParser'}(${shorten(settings.join(', '), 200)})`
}

/** The way in: `lxml.etree.fromstring(bytes)`. */
export function callInWords({ entry, as }: Pick<LxmlSubject, 'entry' | 'as'>): string {
  return `${calls[entry]}(${as})`
}

/** Who owns the parser: `one parser for all pages`. */
export function lifetimeInWords({ lifetime }: Pick<LxmlSubject, 'lifetime'>): string {
  return lifetimes[lifetime]
}

const lifetimes: Record<Lifetime, string> = {
  shared: 'one parser for all pages',
  page: 'a new parser for each page',
  thread: 'a parser in a thread that ends',
  default: 'the default parser',
}

const calls: Record<Entry, string> = {
  fromstring: 'lxml.etree.fromstring',
  parse: 'lxml.etree.parse',
  feed: 'parser.feed',
  iterparse: 'lxml.etree.iterparse',
  'html.fromstring': 'lxml.html.fromstring',
}

function owner(subject: LxmlSubject): string {
  const parser = parserInWords(subject)
  switch (subject.lifetime) {
    case 'shared':
      return `one ${parser} for all pages`
    case 'page':
      return `a new ${parser} for each page`
    case 'thread':
      return `an ${parser} in a thread that ends`
    case 'default':
      return Object.keys(subject.options).length === 0 ? "lxml's default parser" : `lxml's default ${parser}`
  }
}

function python(value: LxmlSubject['options'][string] | undefined): string {
  switch (value) {
    case true:
      return 'True'
    case false:
      return 'False'
    case null:
    case undefined:
      return 'None'
  }
  return typeof value === 'string' ? JSON.stringify(value) : String(value)
}
