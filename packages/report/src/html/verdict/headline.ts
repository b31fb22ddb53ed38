import { growthMap, keptIn, type Result, type Run } from '@plateau/core'
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
  if (runs.length === 0) return 'Measure something.'
  const kinds = new Set(runs.map((run) => keptIn(run).kind))
  if (kinds.has('something')) {
    return 'Nothing that was tried bounds it: plateau map tries every option, lifetime and way in.'
  }
  if (kinds.has('failed')) return 'Look into what failed: its error is below.'
  if (kinds.has('undecided')) return 'Allow more inputs or more time: what is undecided may yet grow.'
  // A setting that does not fit the page says nothing about the others.
  return kinds.has('nothing')
    ? 'Nothing is to do.'
    : 'Choose a page or a setting that the parser takes: this was refused.'
}
