import { growthMap, type Result, type Run } from '@plateau/core'
import { changesInWords } from '../../map/changes-in-words.ts'
import { failuresInWords } from '../../map/reasons.ts'
import { adviceInWords } from '../../words/advice.ts'
import { closing } from '../../words/closing.ts'
import { labels } from '../../words/labels.ts'
import { type NextStep, nextStep } from '../../words/next-step.ts'
import { standing } from '../../words/standing.ts'
import { verdict } from '../../words/verdict.ts'
import { versionsInWords } from '../../words/versions.ts'
import { isMap } from './is-map.ts'
import { grownInMap, mapInWords } from './map-in-words.ts'

/** What the first screen says: what grows, by how much, on which version, and what to do. */
export interface Headline {
  readonly sentences: readonly string[]
  readonly howMuch: readonly string[]
  readonly changes: readonly string[]
  readonly versions: readonly string[]
  readonly toDo: readonly string[]
  readonly next: NextStep | undefined
}

/** Puts a result's verdict into words, in those that a terminal has for it. */
export function headline(result: Result): Headline {
  const { runs, columns, advice = [] } = result
  const advised = adviceInWords(advice, runs)
  const common = {
    versions: [...new Set(runs.map((run) => versionsInWords(run.versions)))],
    toDo: advised.length > 0 ? advised : [withoutAdvice(runs)],
  }
  if (!isMap(result)) {
    return {
      ...common,
      sentences: closing(runs),
      howMuch: grown(runs),
      changes: [],
      next: nextStep(result, 'npx plateau'),
    }
  }
  const map = growthMap(runs, columns)
  return {
    ...common,
    sentences: mapInWords(map),
    howMuch: [...failuresInWords(map), ...grownInMap(map)],
    changes: changesInWords(result).flatMap(({ kind, text }) => (kind === 'same' ? [] : [text])),
    next: undefined,
  }
}

/** What is to be said of each run that is not simply clear. */
function grown(runs: readonly Run[]): readonly string[] {
  const names = labels(runs)
  return runs.flatMap((run, index) =>
    run.outcome === 'bounded' && standing(run) === 'clear' ? [] : [`${names[index] ?? ''}: ${verdict(run).words}.`],
  )
}

function withoutAdvice(runs: readonly Run[]): string {
  const outcomes = new Set(runs.map(({ outcome }) => outcome))
  if (outcomes.has('failed')) return 'Look into what failed: its error is below.'
  if (outcomes.has('growing') || outcomes.has('exceeded')) {
    return 'Nothing that was tried bounds it: plateau map tries every option, lifetime and way in.'
  }
  if (outcomes.has('undecided')) return 'Allow more inputs or more time: what is undecided may yet grow.'
  return runs.length === 0 ? 'Measure something.' : 'Nothing is to do.'
}
