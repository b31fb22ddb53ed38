import type { Run } from '@plateau/core'
import { labelled } from './labels.ts'
import { list } from './list.ts'
import { type Standing, standing } from './standing.ts'

type Ending = 'over' | 'grows' | 'within' | 'steady' | 'open' | 'undecided' | 'failed'

/**
 * What grows, what does not, what could not be told: one sentence for all runs, or, where they differ in more than what
 * they were given, such as the version, one sentence for each such group.
 */
export function closing(runs: readonly Run[]): readonly string[] {
  if (runs.length === 0) return ['Nothing was measured.']
  const groups = new Map<string, Map<Ending, string[]>>()
  labelled(runs).forEach(({ title, details }, index) => {
    const said = groups.get(details) ?? new Map<Ending, string[]>()
    const run = runs[index]
    if (run === undefined) return
    const ending = endingOf(run)
    groups.set(details, said.set(ending, [...(said.get(ending) ?? []), title]))
  })
  return [...groups].map(([details, said]) =>
    details === '' ? capital(sentence(said)) : `${details}: ${sentence(said)}`,
  )
}

function sentence(said: ReadonlyMap<Ending, readonly string[]>): string {
  const grows = growth(said)
  const steady = said.get('steady')
  const memory =
    grows.length > 0
      ? [`memory grows ${list(grows)}${steady === undefined ? '' : `, but not with ${list(steady, 'or')}`}`]
      : steady === undefined
        ? []
        : [`memory does not grow with ${list(steady, 'or')}`]
  const open = [
    ...unclear('failed', said.get('failed')),
    ...unclear('undecided', said.get('undecided')),
    ...unclear('undecided but for its bound', said.get('open')),
  ]
  return `${[...memory, ...open].join('; ')}.`
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
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

function unclear(ending: string, which: readonly string[] | undefined): readonly string[] {
  return which === undefined ? [] : [`${ending}: ${list(which)}`]
}

const standings: Record<Standing, Ending> = { clear: 'steady', within: 'within', beside: 'grows', open: 'open' }

function endingOf(run: Run): Ending {
  switch (run.outcome) {
    case 'bounded':
      return standings[standing(run)]
    case 'growing':
      return 'grows'
    case 'exceeded':
      return 'over'
    case 'undecided':
    case 'failed':
      return run.outcome
  }
}
