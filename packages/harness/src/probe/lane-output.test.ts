import { PassThrough } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { LaneOutput } from './lane-output.ts'

test('LaneOutput keeps what was printed before the mark, and nothing of the mark', async () => {
  const stream = new PassThrough()
  const output = new LaneOutput(stream)

  const marked = output.until('\nthe end\n')
  stream.write('Traceback: \xff\nthe e')
  stream.write('nd\nand a word of something left behind')
  await marked

  expect(output.text).toBe('Traceback: \xff')
})

test('LaneOutput waits for the mark', async () => {
  const stream = new PassThrough()
  let over = false

  void new LaneOutput(stream).until('\nthe end\n').then(() => (over = true))
  stream.write('\nthe end')
  await setImmediate()

  expect(over).toBe(false)
})

test('LaneOutput forgets what an earlier run printed', async () => {
  const stream = new PassThrough()
  const output = new LaneOutput(stream)
  const first = output.until('(1)')
  stream.write('one(1)')
  await first

  const second = output.until('(2)')
  expect(output.text).toBe('')
  stream.write('two(2)')
  await second

  expect(output.text).toBe('two')
})

test('LaneOutput keeps the last 64 KiB, mark included, of a chatty run', async () => {
  const stream = new PassThrough()
  const output = new LaneOutput(stream)

  const marked = output.until('(end)')
  for (let chunk = 0; chunk < 40; chunk++) stream.write('x'.repeat(5000))
  stream.write('last words(end)')
  await marked

  expect(output.text).toHaveLength(64 * 1024 - '(end)'.length)
  expect(output.text).toMatch(/xlast words$/)
})
