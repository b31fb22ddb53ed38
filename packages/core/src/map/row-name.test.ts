import { expect, test } from 'vitest'
import { rowName } from './row-name.ts'
import { sampleRun } from './sample-run.ts'

test('rowName() is the same on every version, and whatever the order of the options', () => {
  const options = { huge_tree: true, collect_ids: false }
  const turned = { collect_ids: false, huge_tree: true }

  expect(rowName(sampleRun({ lxml: '3.6.4', setting: { options } }))).toBe(
    'minimal tags:20 html collect_ids=false huge_tree=true fromstring bytes shared',
  )
  expect(rowName(sampleRun({ setting: { options: turned } }))).toBe(rowName(sampleRun({ setting: { options } })))
})

test('rowName() tells apart whatever else was asked for', () => {
  const names = [
    sampleRun(),
    sampleRun({ page: 'other' }),
    sampleRun({ variation: 'ids' }),
    sampleRun({ freshPerInput: 3 }),
    sampleRun({ setting: { parser: 'xml' } }),
    sampleRun({ setting: { options: { huge_tree: true } } }),
    sampleRun({ setting: { options: { huge_tree: false } } }),
    sampleRun({ setting: { entry: 'feed' } }),
    sampleRun({ setting: { as: 'str' } }),
    sampleRun({ setting: { lifetime: 'thread' } }),
    sampleRun({ subject: { kind: 'callable', call: 'crawler:parse' } }),
  ].map(rowName)

  expect(new Set(names).size).toBe(names.length)
})

test('rowName() leaves out how many are fresh where none are', () => {
  expect(rowName(sampleRun({ variation: 'same', freshPerInput: 0 }))).toBe('minimal same html fromstring bytes shared')
})
