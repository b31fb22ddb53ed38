/** Growth that is known and accepted, for a reason and for a time. */
export interface Suppression {
  /** LeakSanitizer's: matched against the function, the file and the library of any frame. */
  readonly pattern: string
  readonly reason: string
  readonly link: string
  /** The last day on which it holds, `2027-06-30`. */
  readonly expires: string
  /** Where it stands in its file, counted from 1. */
  readonly line: number
}

/** Says that a file of known growth cannot be read, and where. */
export class SuppressionsError extends Error {
  override readonly name = 'SuppressionsError'
}

const fields = ['reason', 'link', 'expires'] as const

/**
 * Reads a file of known growth: LeakSanitizer's `leak:` lines, each below comments that say why, where it is followed up,
 * and until when, so that LeakSanitizer reads the same file.
 *
 * @throws SuppressionsError naming the line, and what it lacks.
 *
 * @example
 * ```ts
 * import { parseSuppressions } from '@plateau/core'
 *
 * const [known] = parseSuppressions(`
 * # reason: tag names stay in the dictionary; ours are bounded by the vocabulary
 * # link: https://gitlab.gnome.org/GNOME/libxml2/-/issues
 * # expires: 2027-06-30
 * leak:htmlParseHTMLName
 * `)
 * console.log(known?.pattern) // htmlParseHTMLName
 * ```
 */
export function parseSuppressions(text: string): readonly Suppression[] {
  const found: Suppression[] = []
  let said: Partial<Record<(typeof fields)[number], string>> = {}
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const content = raw.trim()
    const line = index + 1
    const [, field, value] = /^#\s*(reason|link|expires)\s*:\s*(.+)$/.exec(content) ?? []
    if (isField(field) && value !== undefined) said = { ...said, [field]: value }
    else if (content.startsWith('leak:')) {
      found.push({ pattern: patternIn(content, line), ...complete(said, content, line), line })
      said = {}
    } else if (content !== '' && !content.startsWith('#')) {
      throw new SuppressionsError(`Line ${line}: Expected "leak:PATTERN" or a comment, got ${JSON.stringify(content)}`)
    }
  }
  return found
}

function patternIn(content: string, line: number): string {
  const pattern = content.slice('leak:'.length).trim()
  if (pattern === '') throw new SuppressionsError(`Line ${line}: Expected a pattern after "leak:", got none`)
  return pattern
}

function complete(
  { reason, link, expires }: Partial<Record<(typeof fields)[number], string>>,
  content: string,
  line: number,
): Pick<Suppression, 'reason' | 'link' | 'expires'> {
  if (reason === undefined || link === undefined || expires === undefined) {
    const missing = fields.filter((field) => ({ reason, link, expires })[field] === undefined)
    const wanted = missing.map((field) => `"# ${field}: ..."`).join(' and ')
    throw new SuppressionsError(`Line ${line}: Expected ${wanted} above "${content}", got none`)
  }
  if (!isDay(expires)) {
    throw new SuppressionsError(`Line ${line}: Expected "expires" to be a day as 2027-06-30, got "${expires}"`)
  }
  return { reason, link, expires }
}

function isField(name: string | undefined): name is (typeof fields)[number] {
  return fields.some((field) => field === name)
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`)
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
