import { describe, expect, test } from 'vitest'
import type { Column } from '../formats/result.ts'
import { columnName, growthMap } from './growth-map.ts'
import { sampleGrowing, sampleRefused, sampleRun, sampleUndecided } from './sample-run.ts'

const huge = { parser: 'html', option: 'huge_tree', value: true } as const
const columns: readonly Column[] = [
  { name: '3.6.4', absent: [huge] },
  { name: '5.4.0', failed: 'no wheel', absent: [] },
  { name: '6.1.3', absent: [] },
]

describe('growthMap()', () => {
  test('lays subjects down and releases across, in the order of variations and settings', () => {
    const thread = { lifetime: 'thread' } as const
    const runs = [
      sampleRun({ setting: thread }),
      sampleRun({ setting: { options: { compact: false } } }),
      sampleRun({ page: 'other' }),
      sampleRun({ variation: 'same', freshPerInput: 0 }),
      sampleRun({ setting: { options: { compact: false }, parser: 'xml' } }),
      sampleRun(),
      sampleRun({ lxml: '3.6.4' }),
    ]
    const map = growthMap(runs)

    expect(map.columns.map(({ name }) => name)).toEqual(['6.1.3', '3.6.4'])
    expect(map.rows.map(({ name }) => name)).toEqual([
      'minimal same html fromstring bytes shared',
      'minimal tags:20 html fromstring bytes shared',
      'minimal tags:20 html compact=false fromstring bytes shared',
      'minimal tags:20 html fromstring bytes thread',
      'minimal tags:20 xml compact=false fromstring bytes shared',
      'other tags:20 html fromstring bytes shared',
    ])
    expect(map.rows[1]?.cells.map(({ kind }) => kind)).toEqual(['measured', 'measured'])
    expect(map.rows[2]?.cells.map(({ kind }) => kind)).toEqual(['measured', 'not measured'])
  })

  test('marks a change from the nearest measured cell to the left', () => {
    const runs = [sampleGrowing({ lxml: '3.6.4' }), sampleRun({ lxml: '6.1.3' })]
    const [row] = growthMap(runs, columns).rows

    expect(row?.cells.map((cell) => (cell.kind === 'measured' ? (cell.change?.kind ?? 'first') : cell.kind))).toEqual([
      'first',
      'not measured',
      'less',
    ])
  })

  test('marks no change at an undecided cell, and one across it', () => {
    const runs = [sampleGrowing({ lxml: '1' }), sampleUndecided({ lxml: '2' }), sampleRun({ lxml: '3' })]
    const [row] = growthMap(runs).rows

    expect(row?.cells.map((cell) => (cell.kind === 'measured' ? cell.change?.kind : cell.kind))).toEqual([
      undefined,
      undefined,
      'less',
    ])
  })

  test('orders ways in as they are declared, each with the shared parser first', () => {
    const points = [
      { entry: 'feed', as: 'str' },
      { entry: 'feed', lifetime: 'page' },
      { entry: 'feed' },
      { entry: 'parse' },
      { lifetime: 'page' },
      {},
    ] as const
    const map = growthMap(points.map((setting) => sampleRun({ setting })))

    expect(map.rows.map(({ name }) => name.replace('minimal tags:20 html ', ''))).toEqual([
      'fromstring bytes shared',
      'fromstring bytes page',
      'parse bytes shared',
      'feed bytes shared',
      'feed bytes page',
      'feed str shared',
    ])
  })

  test('tells a setting that a release lacks from one that was not measured', () => {
    const [plain, other] = growthMap(
      [sampleRun(), sampleRun({ setting: { options: { huge_tree: true } } })],
      columns,
    ).rows

    expect(plain?.cells.map(({ kind }) => kind)).toEqual(['not measured', 'not measured', 'measured'])
    expect(other?.cells.map(({ kind }) => kind)).toEqual(['absent', 'not measured', 'measured'])
  })

  test('does not hold what one parser lacks against the other', () => {
    const setting = { parser: 'xml', options: { huge_tree: true } } as const
    const [row] = growthMap([sampleRun({ setting })], columns).rows

    expect(row?.cells[0]?.kind).toBe('not measured')
  })

  test('takes a refused page for measured, and says that it no longer runs', () => {
    const [row] = growthMap([sampleRun({ lxml: '3.6.4' }), sampleRefused()], columns).rows

    expect(row?.cells[2]).toMatchObject({ kept: { kind: 'refused' }, change: { kind: 'other' } })
  })

  test('has rows for callables too', () => {
    const run = sampleRun({ subject: { kind: 'callable', call: 'crawler:parse' }, versions: { python: '3.13.0' } })
    const map = growthMap([run])

    expect(map.columns.map(({ name }) => name)).toEqual(['Python 3.13.0'])
    expect(map.rows[0]?.cells[0]).toMatchObject({ kind: 'measured', run })
  })
})

test('columnName() goes by what was asked for, then by the release', () => {
  const versions = { python: '3.11.7', lxml: '6.1.3' }

  expect(columnName({ ...versions, asked: 'system' })).toBe('system')
  expect(columnName(versions)).toBe('6.1.3')
})
