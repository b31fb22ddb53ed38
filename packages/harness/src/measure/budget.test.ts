import { describe, expect, test } from 'vitest'
import { UsageError } from '../usage-error.ts'
import { type Budget, checkBudget, defaultBudget, silenceMs, whyStop } from './budget.ts'
import type { Row } from './row.ts'

describe('checkBudget()', () => {
  test('takes the default, and what is just enough', () => {
    const least: Budget = { inputs: 8, timeoutMs: 1, memoryBytes: 64 * 2 ** 20 }

    expect(checkBudget(defaultBudget)).toEqual(defaultBudget)
    expect(checkBudget(least)).toEqual(least)
  })

  test.each([
    [{ inputs: 7 }, 'Expected --inputs to be a whole number of at least 8, got 7'],
    [{ inputs: 100.5 }, 'Expected --inputs to be a whole number of at least 8, got 100.5'],
    [{ inputs: Number.NaN }, 'Expected --inputs to be a whole number of at least 8, got NaN'],
    [{ inputs: 2 ** 53 }, 'Expected --inputs to be a whole number of at least 8, got 9007199254740992'],
    [{ timeoutMs: 0 }, 'Expected --timeout to be seconds above 0 and up to a day, got 0'],
    [{ timeoutMs: Number.NaN }, 'Expected --timeout to be seconds above 0 and up to a day, got NaN'],
    [{ timeoutMs: 86_400_001 }, 'Expected --timeout to be seconds above 0 and up to a day, got 86400.001'],
    [{ memoryBytes: 2 ** 26 - 1 }, 'Expected memoryBytes to be a whole number of at least 67108864, got 67108863'],
    [{ memoryBytes: 1e9 + 0.5 }, 'Expected memoryBytes to be a whole number of at least 67108864, got 1000000000.5'],
    [{ memoryBytes: Infinity }, 'Expected memoryBytes to be a whole number of at least 67108864, got Infinity'],
  ])('refuses %j', (wrong, message) => {
    expect(() => checkBudget({ ...defaultBudget, ...wrong })).toThrow(new UsageError(message))
  })
})

test('silenceMs() allows a busy machine twice the time, and then some', () => {
  expect(silenceMs({ ...defaultBudget, timeoutMs: 1000 })).toBe(7000)
})

describe('whyStop() by the clock', () => {
  const rows: readonly Row[] = [{ inputs: 8 }, { inputs: 1000 }]
  const budget = { ...defaultBudget, inputs: 10_000, timeoutMs: 5000 }

  test('lets a doubling begin that will just end in time', () => {
    expect(whyStop(rows, after(2500), budget)).toBeUndefined()
  })

  test('stops before one that will not', () => {
    expect(whyStop(rows, after(2501), budget)).toBe('another doubling would take longer than the 5 s it may')
  })

  test('is not misled by a moment in which the machine was busy', () => {
    expect(whyStop(rows, { elapsedMs: 2500, perInputMs: 100 }, budget)).toBeUndefined()
  })

  test('does not give up what has waited for its turn before it can say anything', () => {
    const waited = { elapsedMs: 20, perInputMs: 2 }
    const soon = { ...budget, timeoutMs: 30 }

    expect(whyStop([{ inputs: 16, cpu: 400 }], waited, soon)).toBeUndefined()
    expect(whyStop([{ inputs: 16, cpu: 40_000 }], waited, soon)).toMatch(/longer/)
    expect(whyStop([{ inputs: 64, cpu: 1600 }], waited, soon)).toMatch(/longer/)
    expect(whyStop([{ inputs: 16 }], waited, soon)).toMatch(/longer/)
  })

  test('counts only the inputs that are left', () => {
    expect(whyStop(rows, after(3750), { ...budget, inputs: 1500 })).toBeUndefined()
    expect(whyStop(rows, after(3751), { ...budget, inputs: 1500 })).toMatch(/longer/)
  })
})

describe('whyStop() by memory', () => {
  const inNoTime = { elapsedMs: 0, perInputMs: 0 }
  const MiB = 2 ** 20
  const budget: Budget = { inputs: 16_320, timeoutMs: 60_000, memoryBytes: 1024 * MiB }

  test('stops a growing heap whose next doubling would not fit', () => {
    expect(
      whyStop(
        heapOf((inputs) => inputs * MiB),
        inNoTime,
        budget,
      ),
    ).toBe('another doubling would take more memory than the 1 GiB it may')
  })

  test('lets one that will fit begin', () => {
    expect(
      whyStop(
        heapOf((inputs) => (inputs * MiB) / 2),
        inNoTime,
        budget,
      ),
    ).toBeUndefined()
  })

  test('lets a big heap that does not grow begin', () => {
    expect(
      whyStop(
        heapOf(() => 900 * MiB),
        inNoTime,
        budget,
      ),
    ).toBeUndefined()
  })

  test('says nothing where the heap cannot be read', () => {
    expect(whyStop([{ inputs: 8 }, { inputs: 512 }], inNoTime, budget)).toBeUndefined()
  })
})

function heapOf(held: (inputs: number) => number): readonly Row[] {
  return Array.from({ length: 64 }, (_, index) => 8 * (index + 1)).map((inputs) => ({ inputs, heap: held(inputs) }))
}

function after(elapsedMs: number) {
  return { elapsedMs, perInputMs: 2.5 }
}
