import { type Column, type Marks, plateaus, type Scores, totalOf } from './score.ts'

/**
 * Says where plateau's figures are worse than the committed ones, and by how much.
 *
 * What is missed or accused is held to strictly, subject by subject. How far a run gets in its time is for the machine
 * to say, too: an answer may turn undecided in one run of five, or at psleak's own time in one of ten over all subjects.
 */
export function worseThan(floor: Scores, now: Scores): readonly string[] {
  const [before, after] = [common(floor, now), common(now, floor)]
  return plateaus.flatMap((column) => [
    ...Object.keys(after).flatMap((key) => wrong(before, after, { key, column })),
    ...(column === "plateau, psleak's time"
      ? fewerInTotal(before, after, column)
      : fewerBySubject(before, after, column)),
  ])
}

function common(scores: Scores, other: Scores): Scores {
  return Object.fromEntries(Object.entries(scores).filter(([key]) => key in other))
}

function wrong(before: Scores, after: Scores, { key, column }: { key: string; column: Column }): readonly string[] {
  return (['missed', 'accused'] as const).flatMap((mark) => {
    const [was, is] = [before, after].map((scores) => scores[key]?.[column].marks[mark] ?? 0)
    return (is ?? 0) > (was ?? 0) ? [`${column}: ${key}: ${is} ${mark}, were ${was}`] : []
  })
}

function fewerBySubject(before: Scores, after: Scores, column: Column): readonly string[] {
  return Object.entries(after).flatMap(([key, row]) => {
    const [was, is] = [right(before[key]?.[column].marks ?? {}), right(row[column].marks)]
    return was - is > runsOf(row[column].marks) / 5 ? [`${column}: ${key}: ${is} found or cleared, were ${was}`] : []
  })
}

function fewerInTotal(before: Scores, after: Scores, column: Column): readonly string[] {
  const [was, is] = [totalOf(before, column), totalOf(after, column)]
  const slack = Math.ceil(runsOf(is) / 10)
  return right(was) - right(is) > slack ? [`${column}: ${right(is)} found or cleared, were ${right(was)}`] : []
}

function right({ found = 0, cleared = 0 }: Marks): number {
  return found + cleared
}

function runsOf(marks: Marks): number {
  return Object.values(marks).reduce((total, marked) => total + marked, 0)
}
