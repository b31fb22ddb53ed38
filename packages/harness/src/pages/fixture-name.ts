import { parse } from 'node:path'

/** What a folder may be called so that every file system has it, and every shell: 64 characters leave room for a number. */
const LONGEST = 64

/** Names that Windows keeps for devices, also with an ending. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d|conin|conout)(?:$|[.-])/

/**
 * Makes a fixture's name of an address or a path, whatever they hold: small letters, digits and hyphens, in one folder.
 *
 * @example
 * ```ts
 * import { fixtureNameFor } from '@plateau/harness'
 *
 * console.log(fixtureNameFor('https://www.news.example/2026/A%20day.html?id=3')) // news-example-2026-a-day-id-3
 * console.log(fixtureNameFor('../../etc/passwd')) // etc-passwd
 * ```
 */
export function fixtureNameFor(origin: string): string {
  const slug = wordsOf(origin)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{Mark}+/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 4 * LONGEST)
    .replace(/^-+/, '')
    .slice(0, LONGEST)
    .replace(/-+$/, '')
  if (slug === '') return 'page'
  return reserved.test(slug) ? `page-${slug}` : slug
}

/** Whether somebody may call a fixture so. */
export function isFixtureName(name: string): boolean {
  return /^[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?$/i.test(name) && !reserved.test(name.toLowerCase())
}

/** The name, or with the first number behind it that makes it free: `page`, `page-2`, `page-3`. */
export function* numbered(name: string): Generator<string> {
  yield name
  for (let number = 2; ; number++) yield `${name}-${number}`
}

function wordsOf(origin: string): string {
  const url = URL.canParse(origin) && /^[a-z][a-z0-9+.-]*:\/\//i.test(origin) ? new URL(origin) : undefined
  if (url === undefined) return withoutEnding(origin)
  const host = url.hostname.replace(/^www\./, '')
  return `${host} ${withoutEnding(readable(url.pathname))} ${readable(url.search)}`
}

function withoutEnding(path: string): string {
  return /\.(?:x?html?|xht|shtml|xml|atom|rss|rdf|svg|mht|mhtml)$/i.test(path)
    ? path.slice(0, -parse(path).ext.length)
    : path
}

function readable(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
