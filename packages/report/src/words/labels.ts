import type { Run } from '@plateau/core'
import { shorten } from '../safe/shorten.ts'
import { callInWords, lifetimeInWords, parserInWords } from './subject.ts'
import { title } from './title.ts'

/** Names each of several runs by what tells it from the others: `fresh tags`, or `fresh tags, lxml 6.1.3`. */
export function labels(runs: readonly Run[]): readonly string[] {
  const telling = distinctions.filter((say) => new Set(runs.map(say)).size > 1)
  return runs.map((run) => [title(run), ...telling.map((say) => say(run))].filter((word) => word !== '').join(', '))
}

const distinctions: readonly ((run: Run) => string)[] = [
  ({ page }) => shorten(page, 40),
  ({ versions: { lxml } }) => (lxml === undefined ? '' : `lxml ${lxml}`),
  ({ versions: { python } }) => `Python ${python}`,
  ({ subject }) => (subject.kind === 'lxml' ? parserInWords(subject) : ''),
  ({ subject }) => (subject.kind === 'lxml' ? callInWords(subject) : ''),
  ({ subject }) => (subject.kind === 'lxml' ? lifetimeInWords(subject) : ''),
]
