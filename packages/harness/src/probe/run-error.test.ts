import { describe, expect, test } from 'vitest'
import { RunError, type RunFailure } from './run-error.ts'

describe('RunError says how a run failed', () => {
  test.each<[RunFailure, string]>([
    [{ kind: 'raised', error: 'ValueError: \u001b[2J', atInput: 3 }, 'ValueError: \\x1b[2J'],
    [{ kind: 'killed', signal: 6, atInput: 3 }, 'the child was killed by signal 6 (abort)'],
    [{ kind: 'killed', signal: 9, atInput: 3 }, 'the child was killed by signal 9 (kill)'],
    [{ kind: 'killed', signal: 11, atInput: 3 }, 'the child was killed by signal 11 (segmentation fault)'],
    [{ kind: 'killed', signal: 24, atInput: 3 }, 'the child was killed by signal 24 (out of CPU time)'],
    [{ kind: 'killed', signal: 31, atInput: 3 }, 'the child was killed by signal 31'],
    [{ kind: 'exited', code: 3, atInput: 3 }, 'the child exited with code 3'],
    [{ kind: 'hung', afterMs: 7500, atInput: 3 }, 'no answer within 7.5 s'],
    [{ kind: 'garbled', line: '\u0007?', atInput: 3 }, 'the child answered what the probe never says: \\x07?'],
  ])('%j', (failure, message) => {
    const error = new RunError(failure, '')

    expect(error).toMatchObject({ name: 'RunError', message, failure })
  })
})

test('RunError gives the last 20 lines of what was printed, made safe, after a blank line', () => {
  const printed = Array.from({ length: 25 }, (_, line) => `line ${line}\u001b[2J`).join('\n')

  const lines = new RunError({ kind: 'exited', code: 1, atInput: 1 }, `${printed}\n\n`).message.split('\n')

  expect(lines).toHaveLength(22)
  expect(lines.slice(0, 3)).toEqual(['the child exited with code 1', '', 'line 5\\x1b[2J'])
})

test('RunError shortens garbage', () => {
  const error = new RunError({ kind: 'garbled', line: 'x'.repeat(10_000), atInput: 1 }, '')

  expect(error.message.length).toBeLessThan(300)
})
