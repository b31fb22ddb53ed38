import { plateaus, type Scores, totalOf } from './score.ts'

export interface Goal {
  readonly goal: string
  readonly figures: string
  readonly met: boolean
}

/** What psleak passes and plateau is to find in psleak's own time. */
const passedByPsleak = ['24B/10', '1kB/100', 'name/100']

/** What plateau is held to, and how far it is met. */
export function goals(scores: Scores): readonly Goal[] {
  return plateaus.flatMap((column) => {
    const total = totalOf(scores, column)
    const { missed = 0, accused = 0, undecided = 0, filling = 0 } = total
    const often = Object.values(scores).map((row) => row[column].often)
    const [runs, found] = [sum(often.map((one) => one.runs)), sum(often.map((one) => one.found))]
    const answers = sum(Object.values(total)) - filling
    const inItsTime = passedByPsleak.flatMap((key) =>
      scores[key] === undefined ? [] : [[key, scores[key][column]] as const],
    )
    return [
      {
        goal: `${column}: no leak that has happened eight times is missed, and none that has happened three times is passed`,
        figures: `${found} of ${runs} that had happened eight times are found, ${missed} passed that had happened three times`,
        met: missed === 0,
      },
      { goal: `${column}: nothing healthy is accused`, figures: `${accused} accused`, met: accused === 0 },
      {
        goal: `${column}: fewer than a tenth are undecided`,
        figures: `${undecided} of ${answers}, ${((100 * undecided) / answers).toFixed(1)} %`,
        met: undecided < answers / 10,
      },
      ...(column === "plateau, psleak's time"
        ? [
            {
              goal: `${column}: what psleak passes is found`,
              figures: inItsTime.map(([key, { marks }]) => `${key} ${marks.found ?? 0} times`).join(', '),
              met: inItsTime.every(([, { marks }]) => Object.keys(marks).join() === 'found'),
            },
          ]
        : []),
    ]
  })
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
