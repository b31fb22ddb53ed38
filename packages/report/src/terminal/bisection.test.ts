import type { Bisect, Run } from '@plateau/core'
import { describe, expect, test } from 'vitest'
import { sampleCleared, sampleGrowing, sampleResult } from '../samples/sample-runs.ts'
import { bisection } from './bisection.ts'

const grows = sampleGrowing('tags', { versions: { python: '3.11.7', lxml: '5.4.0', libxml2: '2.13.8' } })
const cured = sampleCleared('tags', { versions: { python: '3.13.0', lxml: '6.0.0', libxml2: '2.14.4' } })
const because = 'undecided: Expected pip to install lxml, but it failed'
const bisect: Bisect = {
  good: '5.4.0',
  bad: '6.0.0',
  among: 3,
  tried: [
    { lxml: '5.4.0', side: 'good' },
    { lxml: '6.0.0', side: 'bad' },
    { lxml: '5.4.1', side: 'neither', because },
  ],
  first: { good: '5.4.0', bad: '6.0.0', between: ['5.4.1'] },
  notes: [],
}

describe('bisection()', () => {
  test('shows each release that was tried, then where it changes', () => {
    expect(bisection(result([grows, cured]))).toMatchInlineSnapshot(`
      "coding-horror, fresh tags: lxml.html.fromstring(str) with lxml's default parser
      lxml   Python  libxml2  kept                   counts as
      5.4.0  3.11.7  2.13.8   20 names, 30.2-70.5 B  good
      5.4.1                   -                      neither
      6.0.0  3.13.0  2.14.4   0                      bad

      kept: names a page, bytes a fresh name
      5.4.1 counts as neither: undecided: Expected pip to install lxml, but it failed

      5.4.0 -> 6.0.0: fresh tags, 1 name kept a name -> 0 (better)
      It may change at 5.4.1 already, which could not be told.
      libxml2 changes too: 2.13.8 -> 2.14.4.
      Python changes too: 3.11.7 -> 3.13.0; --python names one for both.

      To see the two side by side:
        plateau compare 5.4.0 6.0.0 --vary tags

        took      12.5 s
      "
    `)
  })

  test('says where it changes alone with quiet', () => {
    const said = bisection(result([grows, cured]), { quiet: true })

    expect(said).toMatch(/^5\.4\.0 -> 6\.0\.0: fresh tags, 1 name kept a name -> 0/)
    expect(said).not.toContain('counts as')
  })

  test('sends nothing to the terminal but text', () => {
    const attack = '\u001b[2J\u202e'
    const told = result([{ ...grows, page: attack }, cured], { ...bisect, notes: [attack], because: attack })

    const said = bisection({ ...told, command: ['bisect', '--page', attack] })

    for (const control of attack.match(/[\p{Cc}\p{Cf}]/gu) ?? []) expect(said).not.toContain(control)
  })
})

function result(runs: readonly Run[], found = bisect) {
  const columns = [
    { name: '5.4.0', versions: grows.versions, absent: [] },
    { name: '5.4.1', failed: because, absent: [] },
    { name: '6.0.0', versions: cured.versions, absent: [] },
  ]
  const command = ['bisect', '--good', '5.4.0', '--bad', '6.0.0', '--vary', 'tags']
  return { ...sampleResult(runs, { command, columns }), bisect: found }
}
