import { fileURLToPath } from 'node:url'
import { callable, fixture } from 'plateau'
import { expect, test } from 'plateau/vitest'
import { describe } from 'vitest'
import { ordinary } from './ordinary-callables.ts'
import { current } from './versions.ts'

const path = [fileURLToPath(new URL('python', import.meta.url))]
const planted = (name: string) => callable(`planted:${name}`, { path })
const inputs = fixture('minimal').repeated()

describe('a planted leak is found', () => {
  test.for([
    'leaks_24_bytes_every_input',
    'leaks_24_bytes_every_10_inputs',
    'leaks_1_kilobyte_every_100_inputs',
    'leaks_100_kilobytes_every_1000_inputs',
  ])('%s', async (name, { measure }) => {
    const run = await measure(planted(name), inputs)

    expect(run).not.toPlateau()
    expect(run).not.toGrowAtMost('0 B/page')
  })

  test('parses_a_new_attribute_name_every_second_page', async ({ measure }) => {
    const run = await measure(planted('parses_a_new_attribute_name_every_second_page'), inputs, { lxml: current })

    expect(run).not.toPlateau()
  })
})

describe('what has happened eight times is growth, what has happened three times is never passed', () => {
  test('24 bytes every 2,000 inputs, eight times, is growth', async ({ measure }) => {
    const run = await measure(planted('leaks_24_bytes_every_2000_inputs'), inputs)

    expect(run.outcome).toBe('growing')
  })

  test.for(['leaks_24_bytes_every_5000_inputs', 'leaks_100_kilobytes_every_5000_inputs'])(
    '%s, three times, is not passed',
    async (name, { measure }) => {
      const run = await measure(planted(name), inputs)

      expect(run.outcome).not.toBe('bounded')
    },
  )
})

describe('its twin that gives the memory back is not accused', () => {
  test.for([
    'returns_24_bytes_every_input',
    'returns_24_bytes_every_10_inputs',
    'returns_1_kilobyte_every_100_inputs',
    'returns_100_kilobytes_every_1000_inputs',
  ])('%s', async (name, { measure }) => {
    const run = await measure(planted(name), inputs)

    expect(run).toPlateau()
    expect(run).toGrowAtMost('0 B/page')
  })

  test('parses_the_same_attribute_name_on_every_page', async ({ measure }) => {
    const run = await measure(planted('parses_the_same_attribute_name_on_every_page'), inputs, { lxml: current })

    expect(run).toPlateau()
  })
})

describe('ordinary callables of the standard library', () => {
  test('none is accused, and nine in ten are cleared', async ({ measure }) => {
    const names = await ordinary(path)
    expect(names.length).toBeGreaterThanOrEqual(30)

    const runs = await Promise.all(
      names.map((name) => measure(callable(`ordinary:${name}`, { path }), inputs, { timeoutMs: 2000 })),
    )

    const named = (outcome: string) => runs.flatMap((run, index) => (run.outcome === outcome ? [names[index]] : []))
    expect(named('failed')).toEqual([])
    expect(named('growing')).toEqual([])
    expect(named('bounded').length).toBeGreaterThanOrEqual(names.length * 0.9)
  })
})
