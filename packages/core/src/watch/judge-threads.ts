import type { Moment } from './gauge-series.ts'
import type { ThreadNames, WatchReading } from './watched.ts'
import { type WatchGrowth, watchGrowth } from './watch-growth.ts'
import { workOf } from './work-of.ts'

/** What is said of the names that one thread keeps, by what it read itself. */
export interface JudgedThread {
  readonly thread: number
  readonly name: string
  /** Seconds from its last reading of its own to the last line. */
  readonly age: number
  /** Whether the last line tells of it: it lives, and its names can be read. */
  readonly isRead: boolean
  readonly first?: number
  readonly last?: number
  /** Bytes of the names it keeps. */
  readonly bytes?: number
  readonly unknown?: string
  readonly growth: WatchGrowth
}

// A reading is older than its line by the pace at which readings come; by more, the thread has not come round to it.
const stale = { share: 0.1, readings: 3 }

/** Judges the names of each thread that still lives. A reading that was not taken anew is none. */
export function judgeThreads(readings: readonly WatchReading[]): readonly JudgedThread[] {
  const last = readings.at(-1)
  const seconds = (last?.at ?? 0) - (readings[0]?.at ?? 0)
  const pace = seconds / Math.max(1, readings.length - 1)
  return (last?.names ?? []).map((names): JudgedThread => {
    const { thread, name, count, bytes, unknown } = names
    const age = Math.max(0, (last?.at ?? 0) - names.at)
    const told = { thread, name, age, isRead: unknown === undefined, ...(bytes !== undefined && { bytes }) }
    if (unknown !== undefined) return { ...told, unknown, growth: { kind: 'undecided', because: unknown } }
    const moments = momentsOf(readings, names)
    const growth = watchGrowth(moments)
    const first = moments[0]?.[1]
    const isStale = age > stale.share * seconds && age > stale.readings * pace
    return {
      ...told,
      ...(first !== undefined && { first }),
      ...(count !== undefined && { last: count }),
      growth: isStale
        ? {
            kind: 'undecided',
            because: `it last read them ${Math.round(age)} s ago: call plateau_watch.tick() in its loop`,
          }
        : growth,
    }
  })
}

function momentsOf(readings: readonly WatchReading[], { thread }: ThreadNames): readonly Moment[] {
  let before = -Infinity
  return readings.flatMap((reading): readonly Moment[] => {
    const names = reading.names.find((each) => each.thread === thread)
    if (names?.count === undefined || names.at <= before) return []
    before = names.at
    return [[workOf(reading), names.count]]
  })
}
