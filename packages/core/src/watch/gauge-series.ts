import { type Reading, type Series, series } from '../readings/series.ts'

/** What was held after so many seconds of work. */
export type Moment = readonly [seconds: number, held: number]

// The growth rule was made for eight readings a doubling; twice as many leave it more to tell noise by.
const aDoubling = 16

/**
 * Takes what a process held over its working time as a series, with microseconds of work in the place of inputs.
 *
 * Work is CPU time: an hour without pages is no plateau. What a page needs while it is parsed comes and goes, so each span
 * of time is told by the lowest reading in it, as what a collector leaves is told from what it frees.
 */
export function gaugeSeries(moments: readonly Moment[]): Series {
  const forward = advancing(moments)
  const [start = 0, first = 0] = forward[0] ?? []
  const span = (forward.at(-1)?.[0] ?? 0) - start
  // As if the watch had begun one reading earlier: time from nothing has no doublings.
  const gap = span / Math.max(1, forward.length - 1)
  const readings = forward.map(([seconds, held]): Reading => [Math.round((seconds - start + gap) * 1e6), held - first])
  return series(fromTheFirst(lowestOfEach(readings)))
}

/** Moments without those at which the process had done nothing since the one before. */
export function advancing(moments: readonly Moment[]): readonly Moment[] {
  let before = -Infinity
  return moments.filter(([seconds]) => {
    // Microseconds are the axis, and each must be another one.
    const isLater = seconds - before >= 2e-6
    if (isLater) before = seconds
    return isLater
  })
}

function lowestOfEach(readings: readonly Reading[]): readonly Reading[] {
  const spans = new Map<number, Reading>()
  for (const [at, change] of readings) {
    const span = Math.floor(aDoubling * Math.log2(at))
    spans.set(span, [at, Math.min(change, spans.get(span)?.[1] ?? Infinity)])
  }
  return [...spans.values()]
}

function fromTheFirst(readings: readonly Reading[]): readonly Reading[] {
  const first = readings[0]?.[1] ?? 0
  return readings.map(([at, change]) => [at, change - first])
}
