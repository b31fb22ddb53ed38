import { type Change, changeFrom, growthMap, type Kept, type MapRow, type Range, type Result } from '@plateau/core'
import { shorten } from '../safe/shorten.ts'
import { list } from '../words/list.ts'
import { type Mark, keptInWords } from './cell-in-words.ts'
import { scopeInWords } from './scope.ts'
import { type Group, type Section, sectionsOf } from './section.ts'
import { type Measured, sides } from './sides.ts'

/** One thing that changed, or did not, from one release to another. */
export interface ChangeInWords {
  /** `less` is better, `more` is worse; `other` is neither: a verdict or the subject itself came or went. */
  readonly kind: 'same' | Mark
  readonly text: string
}

/**
 * Says in plain words what changed from each column to the next that was measured:
 * `3.6.4 -> 3.8.0: fresh ids, 1 name kept a name -> 0 (better)`.
 *
 * Equal changes of many settings, and of many kinds of input, are one line. What a page or an option holds is as it came:
 * see `safe`.
 */
export function changesInWords({ runs, columns }: Pick<Result, 'runs' | 'columns'>): readonly ChangeInWords[] {
  const map = growthMap(runs, columns)
  const sections = sectionsOf(map)
  const names = map.columns.map(({ name }) => shorten(name, 60))
  const pairs = names.flatMap((to, after) =>
    names.slice(0, after).flatMap((from, before) => {
      const compared = sections.map((section) => ({
        section,
        groups: section.groups.flatMap((group) => compare(group, before, after)),
      }))
      return compared.every(({ groups }) => groups.length === 0) ? [] : [{ title: `${from} -> ${to}`, compared }]
    }),
  )
  return pairs.flatMap(({ title, compared }) => {
    const changes = compared.flatMap(({ section, groups }) =>
      joined(groups).map((said) => ({ ...said, text: `${where(section, sections)}${said.text}` })),
    )
    return (changes.length === 0 ? [unchanged(compared.flatMap(({ groups }) => groups))] : inOrder(changes)).map(
      ({ kind, text }) => ({ kind, text: `${title}: ${text}` }),
    )
  })
}

/** One row of a group in two columns. */
interface Compared {
  readonly row: MapRow
  readonly before: Kept['kind']
  readonly change: Change
  readonly text: string
  readonly decided: boolean
}

interface ComparedGroup {
  readonly group: Group
  readonly rows: readonly Compared[]
}

function compare(group: Group, before: number, after: number): readonly ComparedGroup[] {
  const rows = [group.plain, ...group.others].flatMap((row) => compareRow(row, before, after))
  return rows.length === 0 ? [] : [{ group, rows }]
}

/** Only with the nearest measured cell to the left: the cells between say nothing. */
function compareRow(row: MapRow, before: number, after: number): readonly Compared[] {
  const from = row.cells[before]
  const to = row.cells[after]
  if (from?.kind !== 'measured' || to?.kind !== 'measured') return []
  if (row.cells.slice(before + 1, after).some(({ kind }) => kind === 'measured')) return []
  const change = changeFrom(from.kept, to.kept)
  const decided = to.kept.kind === 'nothing' || to.kept.kind === 'something'
  const because = 'because' in to.kept ? `: ${shorten(to.kept.because, 120)}` : ''
  return [
    {
      row,
      before: from.kept.kind,
      change,
      decided,
      text: `${keptInWords(from.kept, from.run)} -> ${keptInWords(to.kept, to.run)}${because}`,
    },
  ]
}

interface Said {
  readonly kind: Mark
  readonly text: string
}

/** One line for each change that differs, with all the kinds of input that show it. */
function joined(groups: readonly ComparedGroup[]): readonly Said[] {
  const lines = new Map<string, { readonly kind: Mark; readonly titles: readonly string[]; readonly said: string }>()
  for (const { group, rows } of groups) {
    for (const { kind, rows: alike, text } of changesOf(rows, group)) {
      // What kept nothing before cannot keep less: it is no exception.
      const among = rows.filter(({ before }) => kind !== 'less' || before !== 'nothing').map(({ row }) => row)
      const scope = scopeInWords(group, { alike, among })
      const said = `${text}${scope}${verdicts[kind]}`
      lines.set(said, { kind, said, titles: [...(lines.get(said)?.titles ?? []), group.title] })
    }
  }
  return [...lines.values()].map(({ kind, titles, said }) => ({ kind, text: `${list(titles)}, ${said}` }))
}

const verdicts: Record<Mark, string> = { less: ' (better)', more: ' (worse)', other: '' }

interface OneChange {
  readonly kind: Mark
  readonly text: string
  readonly rows: readonly MapRow[]
}

/** The changes of a group: names by their number, bytes together over all that they range. */
function changesOf(rows: readonly Compared[], group: Group): readonly OneChange[] {
  const found = new Map<string, readonly Compared[]>()
  for (const compared of rows) {
    const { change, text } = compared
    if (change.kind === 'same') continue
    const key =
      change.kind === 'other'
        ? text
        : change.gauge === 'heap'
          ? `${change.kind} heap`
          : `${change.kind} ${sides(change, group.plain.freshPerInput)}`
    found.set(key, [...(found.get(key) ?? []), compared])
  }
  return [...found.values()].flatMap((alike) => {
    const changes = alike.flatMap(({ change }) => (change.kind === 'less' || change.kind === 'more' ? [change] : []))
    const [first] = changes
    const text = first === undefined ? (alike[0]?.text ?? '') : sides(hull(first, changes), group.plain.freshPerInput)
    return [{ kind: first?.kind ?? 'other', text, rows: alike.map(({ row }) => row) }]
  })
}

function hull(first: Measured, changes: readonly Measured[]): Measured {
  return { ...first, before: over(changes.map(({ before }) => before)), after: over(changes.map(({ after }) => after)) }
}

function over(ranges: readonly Range[]): Range {
  return { low: Math.min(...ranges.map(({ low }) => low)), high: Math.max(...ranges.map(({ high }) => high)) }
}

function where(section: Section, sections: readonly Section[]): string {
  const pages = new Set(sections.map(({ page }) => page))
  const parsers = new Set(sections.map(({ parser }) => parser))
  const said = [...(pages.size > 1 ? [section.page] : []), ...(parsers.size > 1 ? [section.parser] : [])]
  return said.length === 0 ? '' : `${said.join(', ')}: `
}

function unchanged(groups: readonly ComparedGroup[]): { readonly kind: 'same'; readonly text: string } {
  const rows = groups.flatMap(({ rows: compared }) => compared)
  const open = rows.filter(({ decided }) => !decided).length
  return {
    kind: 'same',
    text: `nothing changed${open === 0 ? '' : ` (${open} of ${rows.length} ${open === 1 ? 'has' : 'have'} no verdict on either)`}`,
  }
}

function inOrder(said: readonly Said[]): readonly Said[] {
  return said.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
}

const order: readonly Mark[] = ['less', 'more', 'other']
