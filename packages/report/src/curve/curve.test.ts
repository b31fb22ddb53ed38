import { expect, test } from 'vitest'
import { sampleCleared, sampleGrowing, sampleRun } from '../samples/sample-runs.ts'
import { curve } from './curve.ts'

const drawn = (rows: ReturnType<typeof curve>) =>
  rows.map(({ label, scale, drawing }) => `${label.padEnd(7)}${scale.padStart(9)} ${drawing}`.trimEnd()).join('\n')

test('curve() shows each step of a staircase, and names under the same inputs', () => {
  expect(drawn(curve(sampleGrowing('tags'), { width: 58, unicode: true }))).toMatchInlineSnapshot(`
    "heap     13.8 MB                                                      █████
                                                                   ▄▄▄▄▄▄▄█████
                                                                   ████████████
                                                       ▂▂▂▂▂▂▂▂▂▂██████████████
              207 kB ▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▂▂▂▂▂▂▂▂▂▂▃▃▆▆▆▆▆▆▆████████████████████████
    names    326,240 ▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▂▂▂▂▂▂▂▃▃▃▃▃▄▄▄▄▅▅▆▇▇██
    inputs           256       512      1,024     2,048    4,096         16,320"
  `)
})

test('curve() draws in ASCII where blocks cannot be shown', () => {
  expect(drawn(curve(sampleGrowing('tags'), { width: 58, unicode: false }))).toMatchInlineSnapshot(`
    "heap     13.8 MB                                                      #####
                                                                   .......#####
                                                                   ############
                                                       ..........##############
              207 kB ...........................:::::::########################
    names    326,240 .................................................::::::###
    inputs           256       512      1,024     2,048    4,096         16,320"
  `)
})

test('curve() draws noise below the verdict as a level line', () => {
  const [heap] = curve(sampleCleared('ids'), { width: 40, unicode: true })

  expect(heap?.drawing).toBe('▁'.repeat(40))
})

test('curve() draws nothing from nothing', () => {
  expect(curve(sampleRun({ gauges: {} }), { width: 40, unicode: true })).toEqual([])
})

test('curve() stays within its width', () => {
  for (const width of [20, 33, 58, 100]) {
    for (const { drawing } of curve(sampleGrowing('tags'), { width, unicode: true })) {
      expect(drawing.length).toBe(width)
    }
  }
})
