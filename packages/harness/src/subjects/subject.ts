import type { CallableSubject, LxmlSubject } from '@plateau/core'
import { requirement } from '../packages/requirement.ts'
import { UsageError } from '../usage-error.ts'
import { whyNonsense } from './nonsense.ts'

export type Subject = LxmlSubject | (CallableSubject & Required<CallableSettings>)

export type ParserOptions = LxmlSubject['options']

export interface ParserSettings {
  readonly entry?: LxmlSubject['entry']
  readonly as?: LxmlSubject['as']
  readonly lifetime?: LxmlSubject['lifetime']
}

export interface CallableSettings {
  /** Folders that go before Python's own `sys.path`. */
  readonly path?: readonly string[]
  /** Requirements as pip takes them by name, installed into plateau's cache: `['beautifulsoup4==4.15.0']`. */
  readonly with?: readonly string[]
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
  return parser('html', options, settings)
}

/** Names an lxml XML parser as the subject, as {@link html} does an HTML parser. */
export function xml(options: ParserOptions = {}, settings: ParserSettings = {}): LxmlSubject {
  return parser('xml', options, settings)
}

/**
 * Names any Python callable as the subject: `module:function`, given the input as bytes if it takes an argument.
 *
 * @throws UsageError where the text is not of that form, or a requirement is none.
 *
 * @example
 * ```ts
 * import { callable } from '@plateau/harness'
 *
 * const subject = callable('soup:tags', { path: ['cases/python'], with: ['beautifulsoup4==4.15.0'] })
 * ```
 */
export function callable(call: string, settings: CallableSettings = {}): Subject {
  if (!/^[\w.]+:[\w.]+$/u.test(call)) {
    throw new UsageError(`Expected --call to be MODULE:FUNCTION, such as json:loads, got "${call}"`)
  }
  return { kind: 'callable', call, path: settings.path ?? [], with: (settings.with ?? []).map(requirement) }
}

/** Names either parser as the subject, as {@link html} and {@link xml} do. */
export function parser(kind: 'html' | 'xml', options: ParserOptions = {}, settings: ParserSettings = {}): LxmlSubject {
  const { entry = 'fromstring', as = 'bytes', lifetime = 'shared' } = settings
  // iterparse makes a parser a page, which is also what "shared" can only mean there.
  const owner = entry === 'iterparse' && lifetime === 'shared' ? 'page' : lifetime
  const asked = { parser: kind, options, entry, as, lifetime: owner }
  const nonsense = whyNonsense(asked)
  if (nonsense !== undefined) throw new UsageError(nonsense)
  return { kind: 'lxml', ...asked }
}
