import type { Run } from '@plateau/core'
import { shorten } from '../safe/shorten.ts'
import { afterwardsInWords, limitInWords } from './afterwards.ts'
import { boundsInWords } from './bounds.ts'
import { floor } from './floor.ts'
import { held } from './held.ts'
import { namesKept } from './names-kept.ts'
import { slowing } from './pace.ts'
import { reached, sawInputs } from './reached.ts'
import { spread } from './spread.ts'

/** One thing that a verdict rests on, with the word it goes by. Its text may hold a page's own words: see `safe`. */
export interface Fact {
  readonly label: string
  readonly text: string
}

/** What a run's verdict rests on, before its curve. */
export function measured(run: Run): readonly Fact[] {
  if (!sawInputs(run)) return []
  return present([
    ['held', held(run)],
    ['spread', spread(run)],
    ['names', namesKept(run)],
  ])
}

/** What a reader must know beside the verdict, after its curve: the floor, bounds, notes, pace, what was lost. */
export function caveats(run: Run): readonly Fact[] {
  return present([
    ['floor', sawInputs(run) ? floor(run) : undefined],
    ...boundsInWords(run).map((text) => ['bound', text] as const),
    ['arrived', reached(run)],
    ...run.notes.map((note) => ['note', shorten(note, 500)] as const),
    ['pace', slowing(run)],
    ['limit', limitInWords(run)],
    ...afterwardsInWords(run).map((text) => ['after', text] as const),
    ...lost(run),
  ])
}

/** The first line of an error is the verdict's; what follows it, such as the child's last words, is here. */
function lost({ health, outcome }: Run): readonly (readonly [string, string])[] {
  if (health.ok) return []
  const [first = '', ...rest] = health.error.trim().split(/\r?\n/)
  const said = outcome === 'failed' ? rest : [first, ...rest]
  // Python underlines where in a line it stood: without the line's indentation that says nothing.
  const lines = said.filter((line) => !/^[\s~^]*$/.test(line))
  // The end of a traceback is what names the error.
  return lines.slice(-8).map((line) => ['error', shorten(line, 300)] as const)
}

function present(facts: readonly (readonly [string, string | undefined])[]): readonly Fact[] {
  return facts.flatMap(([label, text]) => (text === undefined ? [] : [{ label, text }]))
}
