import { expect, test } from 'vitest'
import { InOrder } from './in-order.ts'

test('InOrder gives values out by their numbers, whatever order they come in', () => {
  const order = new InOrder<string>()

  expect(order.take(2, 'c')).toEqual([])
  expect(order.take(0, 'a')).toEqual(['a'])
  expect(order.take(1, 'b')).toEqual(['b', 'c'])
})

test('InOrder lets what comes again change nothing, before its turn and after', () => {
  const order = new InOrder<string>()

  expect(order.take(1, 'b')).toEqual([])
  expect(order.take(1, 'other')).toEqual([])
  expect(order.take(0, 'a')).toEqual(['a', 'b'])
  expect(order.take(0, 'again')).toEqual([])
  expect(order.take(1, 'again')).toEqual([])
})
