import type { Run } from '@plateau/core'
import { shorten } from '../safe/shorten.ts'
import { callInWords, lifetimeInWords, parserInWords } from './subject.ts'
import { title } from './title.ts'

/** What a run is among others: its title, and what tells it from those with the same one. */
export interface Label {
  readonly title: string
  readonly details: string
}

/** Names each of several runs by no more than tells it from the others: `fresh tags (lxml 6.1.3)`. */
export function labels(runs: readonly Run[]): readonly string[] {
  return labelled(runs).map(({ title: name, details }) => (details === '' ? name : `${name} (${details})`))
}

export function labelled(runs: readonly Run[]): readonly Label[] {
  let told: readonly Label[] = runs.map((run) => ({ title: title(run), details: '' }))
  for (const say of distinctions) {
    const more = told.map(({ title: name, details }, index) => {
      const run = runs[index]
      return {
        title: name,
        details: [details, run === undefined ? '' : say(run)].filter((word) => word !== '').join(', '),
      }
    })
    // What tells no more runs apart than is told already is left unsaid.
    if (different(more) > different(told)) told = more
  }
  return told
}

function different(told: readonly Label[]): number {
  return new Set(told.map(({ title: name, details }) => `${name}\n${details}`)).size
}

/** The coarsest first. */
const distinctions: readonly ((run: Run) => string)[] = [
  ({ page }) => shorten(page, 40),
  ({ versions: { lxml } }) => (lxml === undefined ? '' : `lxml ${lxml}`),
  ({ versions: { python } }) => `Python ${python}`,
  ({ subject }) => (subject.kind === 'lxml' ? parserInWords(subject) : ''),
  ({ subject }) => (subject.kind === 'lxml' ? callInWords(subject) : ''),
  ({ subject }) => (subject.kind === 'lxml' ? lifetimeInWords(subject) : ''),
]
