import { type Answer, type Mark, markOf, occurrences } from './answer.ts'
import type { Planted } from './subjects.ts'

/** The tools, plateau once for each time that it is given: the columns of the table. */
export const columns = ['psleak', 'limit_leaks', "plateau, psleak's time", 'plateau, 1 s', 'plateau, 5 s'] as const
export type Column = (typeof columns)[number]
export const plateaus = ["plateau, psleak's time", 'plateau, 1 s', 'plateau, 5 s'] as const satisfies readonly Column[]

/** How often a tool's answers about one subject were worth what; its inputs and milliseconds in the middle of its runs. */
export interface Score {
  readonly marks: Marks
  /** Runs in which a leak happened eight times or more, and those of them in which it was found. */
  readonly often: { readonly runs: number; readonly found: number }
  readonly inputs: number
  readonly ms: number
  /** Why it could not tell, each reason once, numbers as `N`. */
  readonly because: readonly string[]
}

export type Marks = Readonly<Partial<Record<Mark, number>>>
export type Row = Readonly<Record<Column, Score>>
/** By the subject's key. */
export type Scores = Readonly<Record<string, Row>>

export function scoreOf(subject: Planted, answers: readonly Answer[]): Score {
  const often = answers.filter(({ inputs }) => subject.truth === 'leak' && occurrences(subject, inputs) >= 8)
  return {
    marks: added(answers.map((answer) => ({ [markOf(subject, answer)]: 1 }))),
    often: { runs: often.length, found: often.filter(({ said }) => said === 'growing').length },
    inputs: median(answers.map(({ inputs }) => inputs)),
    ms: Math.round(median(answers.map(({ ms }) => ms))),
    because: [...new Set(answers.flatMap(({ because }) => because?.replaceAll(/[\d.]+/g, 'N') ?? []))].toSorted(),
  }
}

export function rowOf(score: (column: Column) => Score): Row {
  return {
    psleak: score('psleak'),
    limit_leaks: score('limit_leaks'),
    "plateau, psleak's time": score("plateau, psleak's time"),
    'plateau, 1 s': score('plateau, 1 s'),
    'plateau, 5 s': score('plateau, 5 s'),
  }
}

/** A column's marks over all subjects. */
export function totalOf(scores: Scores, column: Column): Marks {
  return added(Object.values(scores).map((row) => row[column].marks))
}

function added(all: readonly Marks[]): Marks {
  const total: Partial<Record<Mark, number>> = {}
  for (const [mark, count] of all.flatMap((marks) => Object.entries(marks) as [Mark, number][])) {
    total[mark] = (total[mark] ?? 0) + count
  }
  return total
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
