import {
  type Column,
  entries,
  lifetimes,
  type LxmlSubject,
  type Run,
  type Variation,
  variations,
  type Versions,
} from '../formats/result.ts'
import { type Change, changeFrom } from './change.ts'
import { type Kept, keptIn } from './kept.ts'
import { type RowOf, rowName } from './row-name.ts'

/** Many runs: subjects and variations down, versions across. */
export interface GrowthMap {
  readonly columns: readonly Column[]
  readonly rows: readonly MapRow[]
}

export interface MapRow extends RowOf {
  readonly name: string
  /** One for each column. */
  readonly cells: readonly Cell[]
}

export type Cell =
  /** `change` is from the nearest cell to the left that has a verdict; absent where there is none, or none here. */
  | { readonly kind: 'measured'; readonly run: Run; readonly kept: Kept; readonly change?: Change }
  /** That release does not know the option, or not that setting of it. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'not measured' }

/**
 * Lays runs out as a map: rows in the order of their pages, variations and settings, whatever order they were measured in.
 *
 * Without columns, there is one for each release that the runs name, in their order.
 */
export function growthMap(runs: readonly Run[], columns: readonly Column[] = columnsOf(runs)): GrowthMap {
  const byRow = new Map<string, Run[]>()
  for (const run of runs) {
    const name = rowName(run)
    byRow.set(name, [...(byRow.get(name) ?? []), run])
  }
  const pages = [...new Set(runs.map(({ page }) => page))]
  const rows = [...byRow].flatMap(([name, ofRow]) => (ofRow[0] === undefined ? [] : [{ name, first: ofRow[0], ofRow }]))
  return {
    columns,
    rows: rows
      .toSorted((a, b) => inOrder(order(a.first, pages), order(b.first, pages)))
      .map(({ name, first: { page, subject, variation, freshPerInput }, ofRow }) => ({
        name,
        page,
        subject,
        variation,
        freshPerInput,
        cells: cells(ofRow, columns),
      })),
  }
}

/** What a column is called: the release, or what `--lxml` named where that is no release. */
export function columnName({ asked, lxml, python }: Versions): string {
  return asked ?? lxml ?? `Python ${python}`
}

function columnsOf(runs: readonly Run[]): readonly Column[] {
  const named = new Map(runs.map(({ versions }) => [columnName(versions), versions]))
  return [...named].map(([name, versions]) => ({ name, versions, absent: [] }))
}

function cells(ofRow: readonly Run[], columns: readonly Column[]): readonly Cell[] {
  let before: Kept | undefined
  return columns.map((column): Cell => {
    const run = ofRow.find(({ versions }) => columnName(versions) === column.name)
    if (run === undefined) return { kind: ofRow.some((other) => lacks(column, other)) ? 'absent' : 'not measured' }
    const kept = keptIn(run)
    if (kept.kind === 'undecided') return { kind: 'measured', run, kept }
    const change = before === undefined ? {} : { change: changeFrom(before, kept) }
    before = kept
    return { kind: 'measured', run, kept, ...change }
  })
}

function lacks(column: Column, { subject }: Run): boolean {
  if (subject.kind === 'callable') return false
  return column.absent.some(
    ({ parser, option, value }) => parser === subject.parser && subject.options[option] === value,
  )
}

type Order = readonly (number | string)[]

/** By page, variation, parser, then the plain subject, its options, and other ways in. */
function order({ page, variation, subject }: Run, pages: readonly string[]): Order {
  const input = [pages.indexOf(page), variations.indexOf(variation satisfies Variation)]
  if (subject.kind === 'callable') return [...input, subject.call]
  const { parser, options } = subject
  const isPlainCall = pointOf(subject).every((choice) => choice === 0)
  const settings = Object.entries(options).map(([name, value]) => `${name}=${value}`)
  return [...input, parser, isPlainCall ? 0 : 1, settings.length, settings.join(' '), ...pointOf(subject)]
}

/** The plain way in is the first choice of each. */
function pointOf({ entry, as, lifetime }: LxmlSubject): readonly number[] {
  return [entries.indexOf(entry), as === 'bytes' ? 0 : 1, lifetimes.indexOf(lifetime)]
}

function inOrder(a: Order, b: Order): number {
  for (const [index, left] of a.entries()) {
    const right = b[index] ?? ''
    if (left !== right) return left < right ? -1 : 1
  }
  return 0
}
