import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Progress } from './progress.ts'
import { progressLines } from './progress-lines.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('progressLines()', () => {
  test('says a thing once, whatever its figures do, and again after 2, 4, 8 s of silence', () => {
    const { shown, lines } = progressTo()

    shown.say('measuring (8 inputs)')
    vi.advanceTimersByTime(1900)
    shown.say('measuring (16 inputs)')
    expect(lines).toEqual(['measuring (8 inputs)'])

    vi.advanceTimersByTime(100)
    expect(lines.slice(1)).toEqual(['measuring (16 inputs), 2 s so far'])
    vi.advanceTimersByTime(12_000)
    expect(lines.slice(2)).toEqual(['measuring (16 inputs), 6 s so far', 'measuring (16 inputs), 14 s so far'])
  })

  test('says what it was told to before anything was said, and nothing where that is over soon', () => {
    const { shown, lines } = progressTo('looking for a Python')

    vi.advanceTimersByTime(2000)
    expect(lines).toEqual(['looking for a Python, 2 s so far'])

    const soon = progressTo('looking for a Python')
    soon.shown.end()
    shown.end()
    vi.advanceTimersByTime(60_000)
    expect([...lines, ...soon.lines]).toHaveLength(1)
  })

  test('says of a count each tenth, with what is left at that pace', () => {
    const { shown, lines } = progressTo()

    for (let done = 0; done <= 40; done++) {
      shown.count(done, 40, 'next')
      vi.advanceTimersByTime(1000)
    }

    expect(lines.slice(0, 3)).toEqual([
      '0 of 40 runs done',
      '1 of 40 runs done, about 39 s left, 2 s so far',
      '4 of 40 runs done, about 36 s left',
    ])
    expect(lines.filter((line) => line.endsWith('left'))).toHaveLength(10)
  })
})

function progressTo(doing?: string): { readonly shown: Progress; readonly lines: string[] } {
  const lines: string[] = []
  const write = (text: string | Uint8Array) => lines.push(String(text).trimEnd()) > 0
  return { shown: progressLines({ write }, doing), lines }
}
