import { type Advice, adviceFor, growthMap, type Result, type Run } from '@plateau/core'
import { type Group, type Section, sectionsOf } from '../map/section.ts'
import { type Release, releaseOf } from './release.ts'

/** A map of lxml's parsers, as the page reads it. */
export interface MeasuredMap {
  readonly result: Result
  readonly sections: readonly Section[]
  /** Those with runs, in the map's order. */
  readonly releases: readonly Release[]
  /** What the others say of plain runs that grow. */
  readonly advice: ReadonlyMap<Run, Advice>
}

/** @throws RangeError where the result has no run of a parser. */
export function measuredMap(result: Result): MeasuredMap {
  const runs = result.runs.filter(({ subject }) => subject.kind === 'lxml')
  if (runs.length === 0) throw new RangeError("Expected a map of lxml's parsers, got no run of one")
  const { rows, columns } = growthMap(runs, result.columns)
  const isMeasured = (column: number) => rows.some(({ cells }) => cells[column]?.kind === 'measured')
  const sections = sectionsOf({ rows, columns })
  const plain = sections.flatMap(({ groups }) => groups.flatMap((group) => group.plain.cells))
  return {
    result: { ...result, runs },
    sections,
    advice: new Map(plain.flatMap((cell) => (cell.kind === 'measured' ? advised(cell.run, runs) : []))),
    releases: columns.flatMap((column, index) => (isMeasured(index) ? [releaseOf(column, index)] : [])),
  }
}

/** How a section is told from the others: by its parser, and by its page where that does not do. */
export function headingOf({ parser, page }: Section, { sections }: MeasuredMap): string {
  const isAlone = sections.filter((other) => other.parser === parser).length === 1
  return isAlone ? parser : `${parser}, on ${page}`
}

/** The run of the plain parser on a kind of input, on one release. */
export function plainRun({ plain }: Group, { column }: Release): Run | undefined {
  const cell = plain.cells[column]
  return cell?.kind === 'measured' ? cell.run : undefined
}

/** What helps against what the plain parser keeps of a kind of input on a release. */
export function adviceOn(group: Group, release: Release, { advice }: MeasuredMap): Advice | undefined {
  const run = plainRun(group, release)
  return run === undefined ? undefined : advice.get(run)
}

/** The kinds of input of which something is kept on a release by the plain parser. */
export function growingOn({ groups }: Section, { column }: Release): readonly Group[] {
  return groups.filter(({ plain }) => {
    const cell = plain.cells[column]
    return cell?.kind === 'measured' && cell.kept.kind === 'something'
  })
}

function advised(run: Run, runs: readonly Run[]): readonly (readonly [Run, Advice])[] {
  const advice = adviceFor(run, runs)
  return advice === undefined ? [] : [[run, advice]]
}
