import { fileURLToPath } from 'node:url'
import { callable, fixture } from 'plateau'
import { expect, test } from 'plateau/vitest'
import { describe } from 'vitest'
import { current } from './versions.ts'

const path = [fileURLToPath(new URL('../bench/python', import.meta.url))]
const page = fixture('minimal').repeated()
/** Below it, eight times the first reading, nothing is judged. */
const warmUp = 64

/** Phases drawn once, by chance: each leak is measured with three of them. */
const phases = [0.137, 0.494, 0.861]
const leaks = [
  { way: 'malloc_24', every: 1 },
  { way: 'malloc_24', every: 10 },
  { way: 'malloc_1000', every: 100 },
  { way: 'malloc_24', every: 1000 },
  { way: 'malloc_1000000', every: 1000 },
  { way: 'name', every: 10 },
  { way: 'name', every: 100 },
]

describe('a leak that has happened eight times is found, whatever its phase', () => {
  test.for(after(8))('$way every $every from $phase, in $inputs inputs', async (leak, { measure }) => {
    const run = await measure(callable(callOf(leak), { path }), page, { lxml: current, inputs: leak.inputs })

    expect(run.outcome).toBe('growing')
  })
})

describe('a leak that has happened three times is not passed, whatever its phase', () => {
  test.for(after(3))('$way every $every from $phase, in $inputs inputs', async (leak, { measure }) => {
    const run = await measure(callable(callOf(leak), { path }), page, { lxml: current, inputs: leak.inputs })

    expect(run.outcome).not.toBe('bounded')
  })
})

describe('a cache that has long been full is not accused', () => {
  const cleared = [
    'lru_cache_of_100',
    'emptied_at_200_of_200',
    'emptied_at_1000_of_1000',
    'any_slot_of_50',
    'any_slot_of_300',
    'last_of_1000',
    'blocks_of_800',
    'formats_of_100',
  ]
  // What an allocator loses between their pieces goes on for a while.
  const creeping = [
    'lru_cache_of_1000',
    'lru_cache_of_4000',
    'oldest_out_of_500',
    'oldest_out_of_2000',
    'addresses_of_128',
  ]

  test.for(cleared)('%s is cleared', async (name, { measure }) => {
    const run = await measure(callable(`caches:${name}`, { path }), page)

    expect(run.outcome).toBe('bounded')
  })

  test.for(creeping)('%s is cleared or left undecided', async (name, { measure }) => {
    const run = await measure(callable(`caches:${name}`, { path }), page)

    expect(run.outcome).not.toBe('growing')
  })
})

interface Planted {
  readonly way: string
  readonly every: number
  readonly phase: number
  readonly inputs: number
}

/** Each leak from each phase, measured until it has happened so often for sure. */
function after(times: number): readonly Planted[] {
  return leaks.flatMap(({ way, every }) =>
    [...new Set(phases.map((share) => Math.floor(share * every)))].map((phase) => ({
      way,
      every,
      phase,
      inputs: times * every + warmUp,
    })),
  )
}

function callOf({ way, every, phase }: Planted): string {
  return `leaks:${way}_every_${every}_from_${phase}`
}
