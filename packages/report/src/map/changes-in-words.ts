import { growthMap, type MapRow, type Range, type Result } from '@plateau/core'
import { shorten } from '../safe/shorten.ts'
import { list } from '../words/list.ts'
import type { Mark } from './cell-in-words.ts'
import { type Compared, type ComparedGroup, compareGroup } from './compared.ts'
import { scopeInWords } from './scope.ts'
import { type Section, sectionsOf } from './section.ts'
import { type Measured, otherSides, sides } from './sides.ts'

/** One thing that changed, or did not, from one release to another. */
export interface ChangeInWords {
  /** `less` is better, `more` is worse; `other` is neither: the subject no longer runs, or does now. */
  readonly kind: 'same' | Mark
  readonly text: string
}

/**
 * Says in plain words what changed from each release to the next that has a verdict:
 * `3.6.4 -> 3.8.0: fresh ids, 1 name kept a name -> 0 (better)`.
 *
 * Equal changes of many settings, and of many kinds of input, are one line. What a page or an option holds is as it came:
 * see `safe`.
 */
export function changesInWords({ runs, columns }: Pick<Result, 'runs' | 'columns'>): readonly ChangeInWords[] {
  const map = growthMap(runs, columns)
  const sections = sectionsOf(map)
  const measured = map.columns.flatMap(({ name }, column) =>
    map.rows.some(({ cells }) => cells[column]?.kind === 'measured') ? [{ name: shorten(name, 60), column }] : [],
  )
  return measured.flatMap((to, index) =>
    measured.slice(0, index).flatMap((from, before) => {
      const compared = sections.map((section) => ({
        section,
        groups: section.groups.map((group) => compareGroup(group, from.column, to.column)),
      }))
      const changes = compared.flatMap(({ section, groups }) =>
        joined(groups).map(({ kind, text }) => ({ kind, text: `${where(section, sections)}${text}` })),
      )
      const isNext = before === index - 1
      const said =
        changes.length === 0 && isNext ? unchanged(compared.flatMap(({ groups }) => groups)) : inOrder(changes)
      return said.map(({ kind, text }) => ({ kind, text: `${from.name} -> ${to.name}: ${text}` }))
    }),
  )
}

interface Said {
  readonly kind: Mark
  readonly text: string
}

/** One line for each change that differs, with all the kinds of input that show it. */
function joined(groups: readonly ComparedGroup[]): readonly Said[] {
  const lines = new Map<string, { readonly kind: Mark; readonly titles: readonly string[] }>()
  for (const { group, rows } of groups) {
    for (const { kind, rows: alike, text } of changesOf(rows)) {
      // What kept nothing before cannot keep less: it is no exception.
      const could = kind === 'less' ? rows.filter(({ before }) => before.kind === 'something') : rows
      const scope = scopeInWords(group, { alike, among: could.map(({ row }) => row) })
      const said = `${text}${scope}${verdicts[kind]}`
      lines.set(said, { kind, titles: [...(lines.get(said)?.titles ?? []), group.title] })
    }
  }
  return [...lines].map(([said, { kind, titles }]) => ({ kind, text: `${list(titles)}, ${said}` }))
}

const verdicts: Record<Mark, string> = { less: ' (better)', more: ' (worse)', other: '' }

interface OneChange {
  readonly kind: Mark
  readonly text: string
  readonly rows: readonly MapRow[]
}

/** The changes of a group: names by their number, bytes together over all that they range. */
function changesOf(rows: readonly Compared[]): readonly OneChange[] {
  const found = new Map<string, readonly Compared[]>()
  for (const compared of rows) {
    if (compared.change.kind === 'same') continue
    const key = keyOf(compared)
    found.set(key, [...(found.get(key) ?? []), compared])
  }
  return [...found.values()].flatMap((alike) => {
    const [first] = alike
    if (first === undefined) return []
    const changes = alike.flatMap(({ change }) => (change.kind === 'less' || change.kind === 'more' ? [change] : []))
    const [change] = changes
    const text = change === undefined ? otherSides(first) : sides(hull(change, changes), first.row.freshPerInput)
    return [{ kind: change?.kind ?? 'other', text, rows: alike.map(({ row }) => row) }]
  })
}

function keyOf(compared: Compared): string {
  const { change, row } = compared
  switch (change.kind) {
    case 'same':
    case 'other':
      return otherSides(compared)
    case 'less':
    case 'more':
      return change.gauge === 'heap' ? `${change.kind} heap` : sides(change, row.freshPerInput)
  }
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

function unchanged(groups: readonly ComparedGroup[]): readonly { readonly kind: 'same'; readonly text: string }[] {
  const compared = groups.reduce((sum, { rows }) => sum + rows.length, 0)
  const open = groups.reduce((sum, each) => sum + each.open, 0)
  if (compared === 0) return [{ kind: 'same', text: 'nothing that can be compared' }]
  return [{ kind: 'same', text: `nothing changed${open === 0 ? '' : ` (${open} of ${compared + open} undecided)`}` }]
}

function inOrder(said: readonly Said[]): readonly Said[] {
  return said.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
}

const order: readonly Mark[] = ['less', 'more', 'other']
