import type { Outcome, Run } from '@plateau/core'
import { shorten } from '../safe/shorten.ts'
import { amount } from './amount.ts'
import { boundIsOpen } from './bounds.ts'
import { grouped } from './count.ts'
import { cleared, growing } from './gauges.ts'
import { list } from './list.ts'
import { standing } from './standing.ts'

/** How a verdict feels to a reader: what colours go by. */
export type Tone = 'good' | 'notable' | 'bad' | 'unclear'

/** What came of a run, for a sentence and for a cell of a table. */
export interface Verdict {
  readonly tone: Tone
  readonly words: string
  readonly short: string
}

/** Says what came of a run in words that a newcomer understands: `grows, 20 names and 1.41 kB a page`. */
export function verdict(run: Run): Verdict {
  switch (run.outcome) {
    case 'bounded':
      return { tone: 'good', ...bounded(run) }
    case 'growing':
      return { tone: 'notable', short: 'grows', words: `grows${by(run)}` }
    case 'exceeded':
      return { tone: 'bad', short: 'over its bound', words: `grows beyond ${itsBounds(run, 'broken')}${by(run)}` }
    case 'undecided':
      return { tone: 'unclear', short: 'undecided', words: undecided(run) }
    case 'failed':
      return { tone: 'bad', short: 'failed', words: failure(run) }
  }
}

function bounded(run: Run): Omit<Verdict, 'tone'> {
  switch (standing(run)) {
    case 'clear':
      return doesNotGrow(run)
    case 'within':
      return { short: 'within bounds', words: `grows within ${itsBounds(run)}${by(run)}` }
    case 'beside':
      return { short: 'grows', words: `grows${by(run)}, and holds ${itsBounds(run)} on other things` }
    case 'open':
      return { short: 'bound holds', words: `holds ${itsBounds(run)}; whether it grows otherwise is undecided` }
  }
}

function itsBounds({ bounds }: Run, outcome?: Outcome): string {
  const meant = bounds.filter((finding) => outcome === undefined || finding.outcome === outcome)
  return meant.length === 1 ? 'its bound' : 'its bounds'
}

/** By how much a page, where a gauge that is told of grows. */
function by(run: Run): string {
  const rates = growing(run).map(({ growth, gauge }) => amount(growth.perInput, gauge.unit))
  return rates.length === 0 ? '' : `, ${list(rates)} a page${fate(run)}`
}

/** What becomes of fresh names, where it is all of them or none. */
function fate({ gauges, freshPerInput }: Run): string {
  const growth = gauges.names?.growth
  if (growth === undefined || freshPerInput === 0) return ''
  switch (growth.kind) {
    case 'flat':
      return ', and no fresh name is kept'
    case 'linear':
      return growth.perInput.low === freshPerInput && growth.perInput.high === freshPerInput
        ? ', and every name is kept'
        : ''
    case 'plateau':
    case 'sublinear':
    case 'staircase':
    case 'undecided':
      return ''
  }
}

function doesNotGrow(run: Run): Omit<Verdict, 'tone'> {
  const plateaus = cleared(run).flatMap(({ gauge, growth }) =>
    growth.kind === 'plateau' ? [{ unit: gauge.unit, ...growth }] : [],
  )
  const swing = plateaus.find(({ band }) => band !== undefined)
  if (swing?.band !== undefined) {
    const within = amount({ low: swing.band, high: swing.band }, swing.unit)
    return { short: 'comes and goes', words: `does not grow: what it holds comes and goes within ${within}` }
  }
  if (plateaus.length === 0) return { short: 'does not grow', words: `does not grow${fate(run)}` }
  const since = Math.max(...plateaus.map((plateau) => plateau.since))
  return { short: 'stops growing', words: `stops growing: holds no more since input ${grouped(since)}${fate(run)}` }
}

/** That it grows is known even where its bound lies within what was measured; the bound's own line says the rest. */
function undecided(run: Run): string {
  return boundIsOpen(run)
    ? `grows${by(run)}; whether within ${itsBounds(run, 'undecided')} is undecided`
    : `undecided: ${shorten(run.because, 300)}`
}

function failure({ health, because }: Run): string {
  if (health.ok) return `failed: ${shorten(because, 300)}`
  return `failed at input ${grouped(health.atInput)}: ${shorten(firstLine(health.error), 300)}`
}

function firstLine(text: string): string {
  return text.trimStart().split('\n', 1)[0] ?? ''
}
