import type { Run } from '@plateau/core'
import { shorten } from '../safe/shorten.ts'
import { callInWords, lifetimeInWords, parserInWords } from './subject.ts'
import { title } from './title.ts'

/** Names each of several runs by what tells it from the others: `fresh tags`, or `fresh tags (lxml 6.1.3)`. */
export function labels(runs: readonly Run[]): readonly string[] {
  const titles = runs.map((run) => title(run))
  const details = runs.map((): string[] => [])
  const said = () => titles.map((each, index) => [each, ...(details[index] ?? [])].join('\n'))
  for (const say of distinctions) {
    const words = runs.map(say)
    const before = said()
    const after = before.map((label, index) => `${label}\n${words[index]}`)
    // What tells no more runs apart than is told already is left unsaid.
    if (new Set(after).size === new Set(before).size) continue
    words.forEach((word, index) => word !== '' && details[index]?.push(word))
  }
  return titles.map((each, index) => {
    const more = details[index] ?? []
    return more.length === 0 ? each : `${each} (${more.join(', ')})`
  })
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
