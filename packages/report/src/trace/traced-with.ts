import type { Trace } from '@plateau/core'
import { shorten } from '../safe/shorten.ts'
import { count } from '../words/count.ts'
import { duration } from '../words/duration.ts'
import type { Fact } from '../words/evidence.ts'
import { subjectInWords } from '../words/subject.ts'
import { title } from '../words/title.ts'
import { versionsInWords } from '../words/versions.ts'

/** What was run: `the repeated page: lxml.etree.fromstring(bytes) with one HTMLParser() for all pages`. */
export function tracedSubject(trace: Trace): string {
  return `${title(trace)}: ${subjectInWords(trace.subject)}`
}

/** With what, how much and how long. */
export function tracedWith(trace: Trace): readonly Fact[] {
  const { versions, inputs, debugger: used, condition, maxHits, notes, durationMs } = trace
  return [
    { label: 'versions', text: `${versionsInWords(versions)}, ${used.name} ${used.version}` },
    { label: 'inputs', text: `${count(inputs, 'input')}, the first ones of a parser that had parsed nothing` },
    ...(condition === undefined ? [] : [{ label: 'only if', text: shorten(condition, 500) }]),
    ...(maxHits === undefined ? [] : [{ label: 'at most', text: `${count(maxHits, 'hit')} of each function` }]),
    ...notes.map((text) => ({ label: 'note', text })),
    { label: 'took', text: duration(durationMs) },
  ]
}
