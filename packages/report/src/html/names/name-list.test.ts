import type { KeptName } from '@plateau/core'
import { expect, test } from 'vitest'
import { samplePair } from '../../samples/sample-pair.ts'
import { sampleArticle, sampleRun } from '../../samples/sample-runs.ts'
import { listedNames, nameList } from './name-list.ts'

const pairs = [
  { schema: 'plateau.snapshots/1', plateau: '0.1.0', command: ['stacks'], startedAt: '', pairs: [samplePair] },
] as const

test('listedNames() gathers a name once, with all that it is and all the pages that brought it', () => {
  const again: KeptName = { name: 't0', bytes: 2, constructs: ['id'], page: 'another' }
  const names = listedNames({ results: [], pairs, kept: [again] })

  expect(names.find(({ name }) => name === 't0')).toMatchObject({
    constructs: ['id', 'tag', 'class'],
    pages: ['another', 'minimal'],
  })
})

test('listedNames() takes the names of runs, with their page, and leaves to the parser what no page has', () => {
  const { names: gauge } = sampleRun().gauges
  const run = sampleRun({
    page: 'shop',
    gauges: gauge ? { names: { ...gauge, list: ['basket', 'xmlns', '\\xff\u00e9'] } } : {},
  })
  const names = listedNames({ results: [{ ...sampleArticle(), runs: [run] }], pairs })

  expect(names.map(({ name }) => name)).toEqual(names.map(({ name }) => name).toSorted())
  expect(names.find(({ name }) => name === 'basket')).toMatchObject({ bytes: 6, constructs: [], pages: ['shop'] })
  expect(names.find(({ name }) => name === '\\xff\u00e9')).toMatchObject({ bytes: 3 })
  expect(names.find(({ name }) => name === 'xmlns')).toMatchObject({ pages: [] })
})

test('listedNames() marks what the window of a pair brought', () => {
  const names = listedNames({ results: [], pairs })

  expect(names.filter(({ isNew }) => isNew)).toHaveLength(samplePair.names?.length ?? 0)
  expect(names.find(({ name }) => name === 'class')?.isNew).toBe(false)
})

test('nameList() says what names have in common once, and cuts what nobody reads to its end', () => {
  const long: KeptName = { name: 'x'.repeat(1_000_000), bytes: 1_000_000, constructs: ['tag'], page: 'minimal' }
  const list = nameList(listedNames({ results: [], pairs: [], kept: [...(samplePair.kept ?? []), long] }))

  expect([list.kinds, list.pages]).toEqual([
    ['attribute', 'class and tag', 'unknown', 'tag'],
    ['minimal', 'another', ''],
  ])
  expect(list.names.at(-2)).toBe('xmlns')
  expect(list.names.find((name) => name.startsWith('xx'))).toBe(`${'x'.repeat(1000)}... (1000000 characters)`)
  expect(list.kind.map((kind) => list.kinds[kind])).toHaveLength(list.names.length)
})
