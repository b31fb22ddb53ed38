import { expect, test } from 'vitest'
import { sampleCleared, sampleGrowing, sampleRun } from '../../samples/sample-runs.ts'
import { curveGroups, linesOf } from './curve-groups.ts'

const runs = [sampleRun(), sampleGrowing('tags'), sampleCleared('ids'), sampleGrowing('attributes')]

test('linesOf() lets lines that lie on one another share it, a turn each', () => {
  const [group] = curveGroups(runs)
  const lines = group === undefined ? [] : linesOf(group, 'names', 326_240)

  expect(lines.map(({ color, turn }) => [color, turn])).toEqual([
    [0, { at: 0, of: 2 }],
    [1, { at: 0, of: 2 }],
    [2, { at: 1, of: 2 }],
    [3, { at: 1, of: 2 }],
  ])
})

test('curveGroups() parts runs by release, for each to stand beside the next', () => {
  const other = sampleRun({ versions: { python: '2.7.18', lxml: '3.6.4' } })

  expect(curveGroups([...runs, other]).map(({ name, labels }) => [name, labels])).toEqual([
    ['6.1.3', ['the repeated page', 'fresh tags', 'fresh ids', 'fresh attributes']],
    ['3.6.4', ['the repeated page']],
  ])
})
