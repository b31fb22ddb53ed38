import type { CallableSubject, LxmlSubject } from '@plateau/core'
import { UsageError } from '../usage-error.ts'

export type Subject = LxmlSubject | (CallableSubject & { readonly path: readonly string[] })

export type ParserOptions = LxmlSubject['options']

export interface ParserSettings {
  readonly entry?: LxmlSubject['entry']
  readonly as?: LxmlSubject['as']
  readonly lifetime?: LxmlSubject['lifetime']
}

/**
 * Names an lxml HTML parser as the subject: `lxml.etree.HTMLParser(**options)`, one for all inputs unless said otherwise.
 *
 * @throws UsageError for settings that exclude each other.
 *
 * @example
 * ```ts
 * import { html } from '@plateau/harness'
 *
 * const subject = html({ collect_ids: false }, { entry: 'html.fromstring', as: 'str' })
 * ```
 */
export function html(options: ParserOptions = {}, settings: ParserSettings = {}): LxmlSubject {
  return lxml('html', options, settings)
}

/** Names an lxml XML parser as the subject, as {@link html} does an HTML parser. */
export function xml(options: ParserOptions = {}, settings: ParserSettings = {}): LxmlSubject {
  return lxml('xml', options, settings)
}

/**
 * Names any Python callable as the subject: `module:function`, given the input as bytes if it takes an argument.
 *
 * `path` holds folders that go before Python's own `sys.path`.
 *
 * @throws UsageError where the text is not of that form.
 */
export function callable(call: string, options: { readonly path?: readonly string[] } = {}): Subject {
  if (!/^[\w.]+:[\w.]+$/u.test(call)) {
    throw new UsageError(`Expected --call to be MODULE:FUNCTION, such as json:loads, got "${call}"`)
  }
  return { kind: 'callable', call, path: options.path ?? [] }
}

function lxml(parser: 'html' | 'xml', options: ParserOptions, settings: ParserSettings): LxmlSubject {
  const { entry = 'fromstring', as = 'bytes', lifetime = 'shared' } = settings
  if (lifetime === 'default' && Object.keys(options).length > 0) {
    throw new UsageError("Expected no parser options with --lifetime default, which uses lxml's own parser")
  }
  if (lifetime === 'default' && !hasItsOwn(parser, entry)) {
    throw new UsageError(
      `Expected --lifetime shared, page or thread with --entry ${entry}, where lxml has no ${parser} parser of its own, got "default"`,
    )
  }
  if (entry === 'iterparse' && as === 'str') {
    throw new UsageError('Expected --as bytes with --entry iterparse, which reads bytes only')
  }
  if (entry === 'iterparse' && lifetime !== 'page' && lifetime !== 'shared') {
    throw new UsageError(
      `Expected --lifetime page with --entry iterparse, which makes its own parser, got "${lifetime}"`,
    )
  }
  return { kind: 'lxml', parser, options, entry, as, lifetime: entry === 'iterparse' ? 'page' : lifetime }
}

/** Whether lxml takes a parser of that kind where it is given none. iterparse always makes one. */
function hasItsOwn(parser: 'html' | 'xml', entry: LxmlSubject['entry']): boolean {
  switch (entry) {
    case 'fromstring':
    case 'iterparse':
      return true
    case 'parse':
      return parser === 'xml'
    case 'html.fromstring':
      return parser === 'html'
    case 'feed':
      return false
  }
}
