import type { Run } from '@plateau/core'
import { growing } from './gauges.ts'
import { labels } from './labels.ts'
import { list } from './list.ts'

type Ending = 'over' | 'grows' | 'within' | 'steady' | 'undecided' | 'failed'

/** One sentence for all runs of a result: what grows, what does not, what could not be told. */
export function closing(runs: readonly Run[]): string {
  const said = new Map<Ending, string[]>()
  const names = labels(runs)
  runs.forEach((run, index) => {
    const ending = endingOf(run)
    said.set(ending, [...(said.get(ending) ?? []), names[index] ?? ''])
  })
  const grows = growth(said)
  const steady = said.get('steady')
  const open = [...unclear('failed', said.get('failed')), ...unclear('undecided', said.get('undecided'))]
  const memory =
    grows.length > 0
      ? [`Memory grows ${list(grows)}${steady === undefined ? '' : `, but not with ${list(steady, 'or')}`}`]
      : steady === undefined
        ? []
        : [`Memory does not grow with ${list(steady, 'or')}`]
  const sentence = [...memory, ...open].join('; ')
  return sentence === '' ? 'Nothing was measured.' : `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`
}

function growth(said: ReadonlyMap<Ending, readonly string[]>): readonly string[] {
  const ways: readonly (readonly [Ending, string])[] = [
    ['over', 'beyond its bound with'],
    ['grows', 'with'],
    ['within', 'within its bound with'],
  ]
  return ways.flatMap(([ending, how]) => {
    const which = said.get(ending)
    return which === undefined ? [] : [`${how} ${list(which)}`]
  })
}

function unclear(ending: 'undecided' | 'failed', which: readonly string[] | undefined): readonly string[] {
  return which === undefined ? [] : [`${ending}: ${list(which)}`]
}

function endingOf(run: Run): Ending {
  switch (run.outcome) {
    case 'bounded':
      return growing(run).length > 0 ? 'within' : 'steady'
    case 'growing':
      return 'grows'
    case 'exceeded':
      return 'over'
    case 'undecided':
    case 'failed':
      return run.outcome
  }
}
