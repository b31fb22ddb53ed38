import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LiveAllocations } from './live-allocations.ts'

/** Few addresses, far apart and side by side, so that they meet again and share places. */
const address = fc
  .tuple(fc.integer({ min: 0, max: 40 }), fc.constantFrom(16, 4096, 65_536, 2 ** 40))
  .map(([index, apart]) => 0x5555_0000_0000 + index * apart)

describe('LiveAllocations', () => {
  test('holds what a Map would, whatever comes and goes', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('add' as const), address, size: fc.nat() }),
      fc.record({ kind: fc.constant('remove' as const), address }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 400 }), (steps) => {
        const live = new LiveAllocations()
        const expected = new Map<number, number>()
        for (const one of steps) {
          if (one.kind === 'add') {
            live.add(one.address, one.size, { native: one.size % 7, python: one.size % 3 })
            expected.set(one.address, one.size)
          } else {
            live.remove(one.address)
            expected.delete(one.address)
          }
        }

        const found = live.alive()

        expect(found.count).toBe(expected.size)
        for (let index = 0; index < found.count; index++) {
          const size = expected.get(found.addresses[index] as number)
          expect([found.sizes[index], found.natives[index], found.pythons[index]]).toEqual([
            size,
            (size as number) % 7,
            (size as number) % 3,
          ])
        }
      }),
    )
  })

  test('grows with what is alive, and not with what has come and gone', () => {
    const live = new LiveAllocations()
    for (let index = 1; index <= 100_000; index++) {
      live.add(16 * index, index, { native: 1, python: 1 })
      if (index % 10 !== 0) live.remove(16 * index)
    }

    expect(live.alive().count).toBe(10_000)
  })
})
