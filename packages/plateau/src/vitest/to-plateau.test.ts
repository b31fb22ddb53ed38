import { describe, test } from 'vitest'
import { expect } from './expect.ts'
import { flat, freshRun, gauge, linear, plateau, repeatedRun, undecided } from './samples/sample-run.ts'
import { thrownBy } from './samples/thrown-by.ts'

const names = (growth: typeof linear) => ({ ...gauge('names', growth), total: 18 })

describe('toPlateau()', () => {
  test.each([flat, plateau])('passes where the only exact gauge is $kind', (growth) => {
    expect(repeatedRun(growth)).toPlateau()
    expect(() => expect(repeatedRun(growth)).not.toPlateau()).toThrow(
      /^Wanted growth, and every gauge is flat or stops at a plateau\n\nthe repeated page: [^]*look further: /,
    )
  })

  test('fails where the heap grows, with verdict, evidence, versions and the command to look further', () => {
    expect(thrownBy(() => expect(freshRun(linear)).toPlateau())).toMatchInlineSnapshot(`
      "Wanted a plateau, and heap grows

      fresh tags: grows, 0.604-1.41 kB a page
        held      0.604-1.41 kB/page, steadily
        heap        9.85 MB                                                       ▁▄▇█
                                                                              ▁▃▅▇████
                                                                         ▁▂▄▅▇████████
                                                                 ▁▂▃▄▄▅▇██████████████
                     155 kB ▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▂▂▂▂▂▃▃▃▃▄▄▄▅▅▆▆▇▇███████████████████████
        inputs              256       512      1,024     2,048    4,096         16,320
        bound     grows, no bound asked

      measured on: minimal, with lxml 6.1.3, libxml2 2.14.6, Python 3.11.7
      look further: pnpm plateau run minimal --vary tags --fresh 20 --parser html --lxml 6.1.3 --python 3.11.7 --verbose"
    `)
  })

  test('names every gauge that grows', () => {
    const run = repeatedRun(linear, { gauges: { heap: gauge('B', linear), names: names(linear) } })

    expect(() => expect(run).toPlateau()).toThrow(/^Wanted a plateau, and heap and names grow\n/)
  })

  test.each(['names', 'objects', 'descriptors'] as const)('fails where only %s grow', (name) => {
    const growing = {
      names: names(linear),
      objects: gauge('objects', linear),
      descriptors: gauge('descriptors', linear),
    }
    const run = repeatedRun(flat, { gauges: { heap: gauge('B', flat), [name]: growing[name] } })

    expect(() => expect(run).toPlateau()).toThrow(`Wanted a plateau, and ${name} grows`)
    expect(run).not.toPlateau()
  })

  test('does not judge resident memory, which is not exact', () => {
    const run = repeatedRun(flat, { gauges: { heap: gauge('B', flat), resident: gauge('B', linear, false) } })

    expect(run).toPlateau()
  })

  test('an undecided gauge fails either way where none grows', () => {
    const run = repeatedRun(flat, { gauges: { heap: gauge('B', undecided), names: names(flat) } })

    expect(() => expect(run).toPlateau()).toThrow(/^Cannot judge heap: it rose once, near the end\n\n/)
    expect(() => expect(run).not.toPlateau()).toThrow(/^Cannot judge heap: it rose once, near the end\n\n/)
  })

  test('growth that is certain stays growth beside a gauge that is undecided', () => {
    const run = repeatedRun(flat, { gauges: { heap: gauge('B', undecided), names: names(linear) } })

    expect(run).not.toPlateau()
    expect(() => expect(run).toPlateau()).toThrow(/names grows/)
  })

  test('a run without an exact gauge fails either way', () => {
    const inexact = { heap: gauge('B', flat, false), resident: gauge('B', flat, false) }
    const run = repeatedRun(flat, { gauges: inexact })

    expect(() => expect(run).toPlateau()).toThrow('Cannot judge a run without an exact gauge')
    expect(() => expect(run).not.toPlateau()).toThrow('Cannot judge a run without an exact gauge')
  })
})
