import type { GrowthMap, LxmlSubject, MapRow } from '@plateau/core'
import { shorten } from '../safe/shorten.ts'
import { settingInWords } from '../words/setting.ts'
import { subjectInWords } from '../words/subject.ts'
import { title } from '../words/title.ts'

/** The rows of one page and one kind of subject. */
export interface Section {
  readonly page: string
  /** What was exercised, where nothing else is said of a row. */
  readonly subject: string
  /** The parser, where that is all that tells it from another section. */
  readonly parser: string
  readonly groups: readonly Group[]
}

/** One kind of input, and everything that was tried on it. */
export interface Group {
  readonly title: string
  /** The row with the fewest settings: what the others are held against. */
  readonly plain: MapRow
  readonly others: readonly MapRow[]
}

/** Parts a map by pages and parsers, and those by what is fresh. */
export function sectionsOf({ rows }: GrowthMap): readonly Section[] {
  return [...by(rows, whose).values()].map((ofSection) => {
    const [first] = ofSection
    return {
      page: shorten(first.page, 200),
      subject: first.subject.kind === 'callable' ? 'callables' : subjectInWords(first.subject),
      parser: first.subject.kind === 'callable' ? 'callables' : parsers[first.subject.parser],
      groups: [...by(ofSection, given).values()].map(([plain, ...others]) => ({
        title: titleOf(plain, first),
        plain,
        others,
      })),
    }
  })
}

/** What tells a row from the plain one of its group. */
export function settingOf({ plain }: Group, { subject }: MapRow): string {
  if (subject.kind === 'callable' || plain.subject.kind === 'callable') return ''
  return settingInWords(subject, plain.subject)
}

const parsers: Record<LxmlSubject['parser'], string> = { html: 'HTMLParser', xml: 'XMLParser' }

function whose({ page, subject }: MapRow): string {
  return JSON.stringify([page, subject.kind === 'lxml' ? subject.parser : subject.kind])
}

function given({ subject, variation, freshPerInput }: MapRow): string {
  return JSON.stringify([variation, freshPerInput, subject.kind === 'lxml' ? '' : subject.call])
}

function titleOf(plain: MapRow, first: MapRow): string {
  if (plain.subject.kind === 'callable' || first.subject.kind === 'callable') return title(plain)
  const setting = settingInWords(plain.subject, first.subject)
  return `${title(plain)}${setting === '' ? '' : `, ${setting}`}`
}

function by<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, readonly [Item, ...Item[]]> {
  const groups = new Map<string, readonly [Item, ...Item[]]>()
  for (const item of items) {
    const before = groups.get(key(item))
    groups.set(key(item), before === undefined ? [item] : [...before, item])
  }
  return groups
}
