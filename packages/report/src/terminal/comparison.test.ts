import type { Run } from '@plateau/core'
import { expect, test } from 'vitest'
import { sampleMap } from '../samples/sample-map.ts'
import { comparison } from './comparison.ts'

test('comparison() shows every row, what changed and which release failed', () => {
  const map = sampleMap()

  expect(comparison({ ...map, runs: map.runs.filter(isPlain), advice: [] }, { width: 80 })).toMatchInlineSnapshot(`
    "coding-horror: lxml.etree.fromstring(bytes) with one HTMLParser() for all pages
    input              3.6.4     3.8.0     5.4.0  6.1.3
    the repeated page  0         0         -      0
    fresh ids          20 names  ▼ 0       -      0
    fresh tags         20 names  20 names  -      20 names
    fresh comments     0         0         -      0

    kept: names a page, or bytes a fresh name; ▼ less than to the left; - not
    measured
    5.4.0 failed: No wheel of lxml 5.4.0 for Python 3.14

    ▼ 3.6.4 -> 3.8.0: fresh ids, 1 name kept a name -> 0 (better)
    3.8.0 -> 6.1.3: nothing changed

      versions  Python 2.7.18, lxml 3.6.4, libxml2 2.9.4
      versions  Python 2.7.18, lxml 3.8.0, libxml2 2.9.3
      versions  Python 3.11.7, lxml 6.1.3, libxml2 2.14.6
      took      12.5 s (4 rows on 4 releases: 12 runs)
    "
  `)
})

test('comparison() folds what is too much to read', () => {
  const map = sampleMap()
  const more = map.runs.map((run) => ({ ...run, page: 'other' }))

  expect(comparison({ ...map, runs: [...map.runs, ...more] })).toContain('as above')
})

function isPlain({ subject }: Run): boolean {
  return (
    subject.kind === 'lxml' &&
    Object.keys(subject.options).length === 0 &&
    subject.entry === 'fromstring' &&
    subject.lifetime === 'shared'
  )
}
