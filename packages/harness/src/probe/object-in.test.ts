import { expect, test } from 'vitest'
import { objectIn } from './object-in.ts'

test('objectIn() reads an object', () => {
  expect(objectIn('{"ready": true}')).toEqual({ ready: true })
})

test.each(['', 'garbage', '{"finished": {"healthy', 'null', '5', '"text"'])('objectIn() finds none in %j', (line) => {
  expect(objectIn(line)).toBeUndefined()
})
