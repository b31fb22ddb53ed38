import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { onLines } from './lines.ts'

test('onLines() gives each line without its end, however it came', () => {
  expect(linesOf('one\ntwo\n', 'th', 'r', 'ee\n\nfive\n')).toEqual(['one', 'two', 'three', '', 'five'])
})

test('onLines() keeps what is no line yet', () => {
  expect(linesOf('one\ntw')).toEqual(['one'])
})

test('onLines() joins a character that came in two chunks', () => {
  const [first, second] = [Buffer.from('€\n').subarray(0, 2), Buffer.from('€\n').subarray(2)]

  expect(linesOf(first, second)).toEqual(['€'])
})

test('onLines() gives a line of many megabytes whole', () => {
  const [line] = linesOf(...Array.from({ length: 64 }, () => 'x'.repeat(65_536)), '\n')

  expect(line).toHaveLength(64 * 65_536)
})

test('onLines() lets go of what never ends, and says so', () => {
  const chunk = Buffer.alloc(256 * 1024 * 1024)

  expect(linesOf(chunk, chunk)).toEqual([])
  expect(linesOf(chunk, chunk, Buffer.from('x'))).toEqual(['a line without end'])
})

function linesOf(...chunks: readonly (string | Buffer)[]): readonly string[] {
  const stream = new PassThrough()
  const lines: string[] = []
  onLines(stream, (line) => lines.push(line))
  // As a stream that flows hands them on, one by one.
  for (const chunk of chunks) stream.emit('data', Buffer.from(chunk))
  return lines
}
