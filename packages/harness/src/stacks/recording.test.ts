import { describe, expect, test } from 'vitest'
import { drawMarks, Recording } from './recording.ts'

const stack = { native: 1, python: 0 }

describe('Recording', () => {
  test('takes what is alive when a mark has gone by, without the mark itself', async () => {
    const recording = new Recording([40_001, 40_002, 40_003])
    recording.allocated(16, 100, stack)
    recording.allocated(32, 200, stack)
    recording.freed(16)

    leaveMark(recording)
    recording.allocated(48, 300, stack)

    const live = await recording.reached(0)
    expect([...live.sizes]).toEqual([200])
    expect(recording.marked).toBe(1)
  })

  test('waits for a mark that is still to come', async () => {
    const recording = new Recording([40_001, 40_002, 40_003])
    leaveMark(recording)
    const second = recording.reached(1)
    recording.allocated(16, 100, stack)

    leaveMark(recording)

    expect([...(await second).sizes]).toEqual([100])
  })

  test('takes nothing for a mark but its sizes in their order', () => {
    const recording = new Recording([40_001, 40_002, 40_003])

    for (const size of [40_001, 40_002, 50_000, 40_003, 40_003, 40_002, 40_001, 40_001, 40_002]) {
      recording.allocated(16, size, stack)
    }
    recording.freed(16)
    recording.freed(32)
    expect(recording.marked).toBe(0)
    leaveMark(recording)

    expect(recording.marked).toBe(1)
  })

  test('drawMarks() stays below what malloc maps by itself', () => {
    const drawn = Array.from({ length: 100 }, drawMarks).flat()

    expect(Math.min(...drawn)).toBeGreaterThan(32 * 1024)
    expect(Math.max(...drawn)).toBeLessThan(128 * 1024)
  })
})

function leaveMark(recording: Recording): void {
  for (const size of recording.marks) {
    recording.allocated(0x900, 72, stack)
    recording.allocated(0x1000, size, stack)
    recording.freed(0x1000)
    recording.freed(0x900)
  }
}
