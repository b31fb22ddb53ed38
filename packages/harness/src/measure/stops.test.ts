import { expect, test } from 'vitest'
import { doublingFrom, warmUp } from './stops.ts'

test('doublingFrom() plans eight readings at equal distances up to twice as many inputs', () => {
  expect(doublingFrom(64, 16_320)).toEqual([72, 80, 88, 96, 104, 112, 120, 128])
})

test('doublingFrom() reads every input of the first doubling', () => {
  expect(doublingFrom(warmUp, 16_320)).toEqual([9, 10, 11, 12, 13, 14, 15, 16])
})

test.each([
  ['between two stops', 100, [72, 80, 88, 96, 100]],
  ['at a stop', 96, [72, 80, 88, 96]],
  ['before the first stop', 65, [65]],
  ['at the end of the doubling', 128, [72, 80, 88, 96, 104, 112, 120, 128]],
])('doublingFrom() ends with the budget, %s', (_, last, stops) => {
  expect(doublingFrom(64, last)).toEqual(stops)
})

test('doublings reach the usual budget in whole, rising numbers, eight readings to each', () => {
  const stops = [warmUp]
  for (let done = warmUp; done < 16_320; done = stops.at(-1) ?? Infinity) stops.push(...doublingFrom(done, 16_320))

  expect(stops.every((stop, index) => Number.isInteger(stop) && stop > (stops[index - 1] ?? 0))).toBe(true)
  expect(stops.at(-1)).toBe(16_320)
  expect(stops).toHaveLength(1 + 8 * 11)
})
