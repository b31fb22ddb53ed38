import { describe, expect, test } from 'vitest'
import { CorpusTally } from './corpus-tally.ts'
import { isOnCurve, namesAt } from './curve.ts'
import { HostTally } from './host-tally.ts'
import type { PageRead } from './page-read.ts'
import { Top } from './top.ts'

function page(name: string, more: Partial<PageRead> = {}): PageRead {
  return { pass: 1, page: name, bytes: 100, outcome: { kind: 'read' }, added: [], ...more }
}

const end = { dictionary: 'one', pagesPerDay: 1000 } as const

describe('CorpusTally', () => {
  test('counts a name for the first page that had it, and none twice', () => {
    const tally = new CorpusTally()
    tally.begin({ names: 1, heap: 1000 }, ['html'])
    tally.add(page('a', { added: ['p', 'div'], held: { names: 3, heap: 1200 } }))
    tally.add(page('b', { added: ['div', 'em'], held: { names: 4, heap: 1300 } }))
    tally.add(page('a', { pass: 2, added: [], held: { names: 4, heap: 1300 } }))

    const { vocabulary, passes, topPages, process } = tally.end(end)
    expect(vocabulary).toMatchObject({
      names: 4,
      beforePages: 1,
      curve: [
        [1, 3],
        [2, 4],
      ],
    })
    expect(passes).toEqual([
      { pages: 2, bytes: 200, errors: 0, ended: 0, refused: 0, names: 3, heap: 300 },
      { pages: 1, bytes: 100, errors: 0, ended: 0, refused: 0, names: 0, heap: 0 },
    ])
    expect(topPages.map((share) => [share.page, share.names])).toEqual([
      ['a', 2],
      ['b', 1],
    ])
    expect(process).toMatchObject({ dictionary: 'one', names: 4, restarts: 0 })
  })

  test('counts no page that was not read, and keeps the names that it left', () => {
    const tally = new CorpusTally()
    tally.begin({}, [])
    tally.add(page('bad', { outcome: { kind: 'raised', because: 'XMLSyntaxError' }, added: ['p'], held: { names: 1 } }))
    tally.add(page('gone', { outcome: { kind: 'refused', because: 'truncated' } }))
    tally.add(page('half', { outcome: { kind: 'in part', because: 'stopped' } }))
    tally.add(page('good', { added: ['p', 'div'], held: { names: 2 } }))

    const { passes, vocabulary, unread, process } = tally.end(end)
    expect(passes).toEqual([{ pages: 1, bytes: 100, errors: 2, ended: 0, refused: 1, names: 2 }])
    expect(process.readings).toEqual([{ pages: 1, names: 2 }])
    expect(vocabulary.curve).toEqual([[1, 2]])
    expect(unread.map(({ page: name, kind }) => [name, kind])).toEqual([
      ['bad', 'raised'],
      ['gone', 'refused'],
      ['half', 'in part'],
    ])
  })

  test('takes names that are counted and not told for new where there are more than before', () => {
    const tally = new CorpusTally()
    tally.begin({ heap: 0 }, [])
    for (const [pass, names] of [
      [1, 50],
      [1, 70],
      [2, 70],
    ] as const) {
      tally.add({ pass, page: 'a', bytes: 1, outcome: { kind: 'read' }, held: { names, heap: 0 } })
    }

    const { passes, vocabulary } = tally.end(end)
    expect(vocabulary.curve).toEqual([
      [1, 50],
      [2, 70],
    ])
    expect(passes.map(({ names }) => names)).toEqual([70, 0])
  })

  test('tells no change of heap of a pass in which another process took over', () => {
    const tally = new CorpusTally()
    tally.begin({ heap: 1000 }, ['html'])
    tally.add(page('a', { added: ['p'], held: { heap: 1100 } }))
    tally.add(page('bad', { outcome: { kind: 'ended the process', because: 'signal 11' } }))
    tally.begin({ heap: 1000 }, ['html'])
    tally.add(page('b', { added: ['p'], held: { heap: 1100 } }))

    const { passes, process, vocabulary } = tally.end(end)
    expect(passes[0]).not.toHaveProperty('heap')
    expect(process.restarts).toBe(1)
    expect(vocabulary.names).toBe(2)
  })

  test('tells the heap of a name from the process that got most of them', () => {
    const tally = new CorpusTally()
    tally.begin({ names: 0, heap: 0 }, [])
    for (let i = 0; i <= 400; i += 1)
      tally.add(page(`${i}`, { added: [`t${i}`], held: { names: i + 1, heap: 5000 + 40 * i } }))
    tally.begin({ names: 0, heap: 0 }, [])
    tally.add(page('last', { held: { names: 1, heap: 90_000 } }))

    expect(tally.end(end).process.perName).toEqual({ low: 40, high: 40 })
  })

  test('keeps a curve that is short, however many pages there are', () => {
    const tally = new CorpusTally()
    tally.begin({}, [])
    for (let i = 0; i < 20_000; i += 1) tally.add(page('same', { added: [`n${i}`], held: { heap: i } }))

    const { vocabulary, process } = tally.end(end)
    expect(vocabulary.curve.length).toBeLessThan(2000)
    expect(process.readings.length).toBeLessThan(2000)
    expect(vocabulary.curve.at(-1)).toEqual([20_000, 20_000])
    expect(vocabulary.law).toMatchObject({ kind: 'heaps', exponent: expect.closeTo(1, 3) })
  })
})

test('isOnCurve() has every page at first, and as many in each doubling later', () => {
  expect(within(0, 512)).toBe(512)
  expect([within(512, 1024), within(1024, 2048), within(65_536, 131_072)]).toEqual([256, 256, 256])
})

test('namesAt() goes straight from point to point', () => {
  expect(
    namesAt(
      [
        [10, 100],
        [20, 200],
      ],
      15,
    ),
  ).toBe(150)
})

test('Top keeps the first of equals, and nothing that brought nothing', () => {
  const top = new Top<{ readonly names: number; readonly page: string }>(2)
  for (const [name, names] of [
    ['a', 1],
    ['b', 0],
    ['c', 3],
    ['d', 1],
  ] as const) {
    top.offer({ page: name, names })
  }

  expect(top.items.map((item) => item.page)).toEqual(['c', 'a'])
})

test('HostTally adds up what a host brought, and lets those go that brought nothing', () => {
  const hosts = new HostTally(2)
  hosts.add({ url: 'https://a.example/1', names: 5 })
  for (let i = 0; i < 10; i += 1) hosts.add({ url: `https://h${i}.example/`, names: 0 })
  hosts.add({ url: 'https://a.example/2', names: 2 })
  hosts.add({ url: 'file:///tmp/page', names: 9 })
  hosts.add({ names: 9 })

  expect(hosts.top(10)).toEqual([{ host: 'a.example', names: 7, pages: 2 }])
})

function within(from: number, to: number): number {
  return Array.from({ length: to - from }, (_, index) => from + 1 + index).filter(isOnCurve).length
}
