import type { BaselineFinding } from '@plateau/core'
import { expect, test } from 'vitest'
import { sampleGrowing } from '../samples/sample-runs.ts'
import { findingsInWords } from './findings.ts'

const range = (each: number) => ({ low: each, high: each })

test('findingsInWords() says the gravest first, by how much, and counts what is new', () => {
  const findings: readonly BaselineFinding[] = [
    { kind: 'new' },
    { kind: 'same' },
    { kind: 'better', change: { kind: 'less', gauge: 'heap', before: range(1200), after: range(600) } },
    { kind: 'unclear', because: 'nothing kept before, undecided (too few inputs) now' },
    { kind: 'worse', change: { kind: 'more', gauge: 'names', before: range(0), after: range(20) } },
    { kind: 'new' },
  ]
  const which = 'coding-horror, html, fresh tags, --entry html.fromstring --as str --lifetime default, 6.1.3'

  expect(findingsInWords(findings.map((baseline) => sampleGrowing('tags', { baseline })))).toEqual([
    { tone: 'bad', word: 'worse', text: `${which}: 0 -> 1 name kept a name` },
    { tone: 'unclear', word: 'unclear', text: `${which}: nothing kept before, undecided (too few inputs) now` },
    { tone: 'good', word: 'better', text: `${which}: 60 B kept a name -> 30 B` },
    { tone: 'notable', word: 'new', text: 'the baseline holds nothing of 2 runs' },
  ])
})

test('findingsInWords() says nothing of runs that no baseline was there for', () => {
  expect(findingsInWords([sampleGrowing('tags')])).toEqual([])
})
