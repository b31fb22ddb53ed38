import type { Moment } from './gauge-series.ts'
import { type JudgedThread, judgeThreads } from './judge-threads.ts'
import { grows, type WatchGrowth, watchGrowth } from './watch-growth.ts'
import { workOf } from './work-of.ts'
import type { Watched, WatchReading } from './watched.ts'

/** What grows in a living process, the one that explains most first; or nothing; or that it cannot be told. */
export type WatchVerdict =
  | { readonly kind: WatchCause; readonly also: readonly WatchCause[] }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'undecided'; readonly because: string }

/**
 * `names`: lxml's; `objects`: Python's; `c code`: what malloc has handed out, and neither of these; `fragmentation`:
 * resident without heap.
 */
export type WatchCause = 'names' | 'objects' | 'c code' | 'fragmentation'

/** One gauge of a watched process: what it was at first, what it is, and what is said of that. */
export interface WatchedGauge {
  readonly gauge: 'blocks' | 'tracked' | 'heap' | 'free' | 'outside' | 'resident'
  readonly unit: 'B' | 'blocks' | 'objects'
  readonly first: number
  /** After an eighth of the work: by then a process that has just started has loaded what it needs. */
  readonly settled: number
  readonly last: number
  readonly growth: WatchGrowth
}

export interface WatchJudgement {
  readonly verdict: WatchVerdict
  /** From the first reading to the last. */
  readonly seconds: number
  /** CPU seconds that the process worked in this time, without what the readings cost. */
  readonly worked: number
  readonly threads: readonly JudgedThread[]
  /** Threads that run Python and whose names nobody reads. */
  readonly unread: number
  readonly gauges: readonly WatchedGauge[]
}

// A living process is not measured to the byte: resident comes in pages, CPython's and malloc's own caches fill for long.
// Measured on workers of 15 to 20 MB that parse one page over and over, blocks creep by 0.3% and the heap by 0.2 MB, so what
// moves within 1%, of resident for bytes, is at rest. A step of ten times that, with nothing in it, is a finding.
const grain = 0.01
const hole = 0.1
// Below both, a clear verdict would be one over a process that did nothing.
const leastWork = { share: 0.01, seconds: 10 }

/**
 * Judges what grows in a process from what it wrote of itself: lxml's names, Python's objects, C code's memory,
 * fragmentation, or nothing.
 *
 * @example
 * ```ts
 * import { judgeWatched } from '@plateau/core'
 *
 * const readings = Array.from({ length: 40 }, (_, index) => ({
 *   at: 60 * index,
 *   cpu: 50 * index,
 *   heap: 5e6 + 72_000 * index,
 *   resident: 3e7 + 72_000 * index,
 *   blocks: 90_000,
 *   names: [{ thread: 1, name: 'MainThread', at: 60 * index, count: 1000 * (index + 1) }],
 * }))
 * const { verdict } = judgeWatched({ readings })
 * console.log(verdict.kind) // names
 * ```
 */
export function judgeWatched({ readings }: Pick<Watched, 'readings'>): WatchJudgement {
  const last = readings.at(-1)
  const threads = judgeThreads(readings)
  const gauges = gaugesOf(readings)
  const seconds = (last?.at ?? 0) - (readings[0]?.at ?? 0)
  const worked = workOf(last) - workOf(readings[0])
  const known = new Set(threads.filter(({ isRead }) => isRead).map(({ thread }) => thread))
  // One of them is the thread that writes the readings.
  const unread = Math.max(0, (last?.threads ?? 1) - 1 - known.size)
  return { verdict: verdictOf(gauges, threads, { seconds, worked }), seconds, worked, threads, unread, gauges }
}

function gaugesOf(readings: readonly WatchReading[]): readonly WatchedGauge[] {
  return [
    gaugeOf(readings, { gauge: 'blocks', unit: 'blocks' }, ({ blocks }) => blocks),
    gaugeOf(readings, { gauge: 'tracked', unit: 'objects' }, ({ tracked }) => tracked),
    gaugeOf(readings, { gauge: 'heap', unit: 'B' }, ({ heap }) => heap),
    gaugeOf(readings, { gauge: 'free', unit: 'B' }, ({ heap, mapped }) => less(mapped, heap)),
    gaugeOf(readings, { gauge: 'outside', unit: 'B' }, ({ resident, mapped }) => atLeast(0, less(resident, mapped))),
    gaugeOf(readings, { gauge: 'resident', unit: 'B' }, ({ resident }) => resident),
  ].filter((gauge) => gauge !== undefined)
}

function gaugeOf(
  readings: readonly WatchReading[],
  named: Pick<WatchedGauge, 'gauge' | 'unit'>,
  held: (reading: WatchReading) => number | undefined,
): WatchedGauge | undefined {
  const moments = readings.flatMap((reading): readonly Moment[] => {
    const value = held(reading)
    return value === undefined ? [] : [[workOf(reading), value]]
  })
  const [first, last] = [moments[0]?.[1], moments.at(-1)?.[1]]
  if (first === undefined || last === undefined) return undefined
  const eighth = workOf(readings[0]) + (workOf(readings.at(-1)) - workOf(readings[0])) / 8
  const settled = moments.find(([work]) => work >= eighth)?.[1] ?? first
  const whole = named.unit === 'B' ? readings.map(({ resident = 0 }) => resident) : []
  const highest = [...whole, ...moments.map(([, value]) => value)].reduce((most, value) => Math.max(most, value), 0)
  return { ...named, first, settled, last, growth: watchGrowth(moments, grain * highest) }
}

interface Spent {
  readonly seconds: number
  readonly worked: number
}

function verdictOf(
  gauges: readonly WatchedGauge[],
  threads: readonly JudgedThread[],
  { seconds, worked }: Spent,
): WatchVerdict {
  const of = (name: WatchedGauge['gauge']) => gauges.find(({ gauge }) => gauge === name)
  const [heap, free, resident, outside] = [of('heap'), of('free'), of('resident'), of('outside')]
  const objects = of('blocks') ?? of('tracked')
  // Before Python 3.4 nobody counts the blocks; their arenas are what is resident beyond what malloc holds.
  const arenas = of('blocks') === undefined ? outside : undefined

  const causes: WatchCause[] = []
  if (threads.some(({ growth }) => grows(growth))) causes.push('names')
  if (grows(objects?.growth) || grows(arenas?.growth)) causes.push('objects')
  // Names are in the heap, and Python's small objects outside of it: what has risen more goes first.
  if (causes.length === 2 && risen(outside) > risen(heap)) causes.reverse()
  const [most, ...also] = causes
  if (most !== undefined) return { kind: most, also }
  // What is not known of the other two may yet be what fills the heap.
  const pending = threads.filter(({ unknown }) => unknown === undefined)
  const open = openAmong([...pending.map(namesOf), ...[objects, arenas].map(memoryOf)])
  if (grows(heap?.growth)) return open ?? { kind: 'c code', also: [] }
  if (worked < leastWork.seconds && worked < leastWork.share * seconds) {
    return { kind: 'undecided', because: 'the process hardly worked in this time' }
  }

  const unclear = openAmong([...threads.map(namesOf), ...[objects, heap].map(memoryOf)])
  if (unclear !== undefined) return unclear
  if (heap === undefined && objects === undefined) {
    return { kind: 'undecided', because: 'neither the heap nor the objects of this process can be read' }
  }
  if (isHollow({ resident, free, heap, blocks: of('blocks'), outside })) return { kind: 'fragmentation', also: [] }
  if (grows(resident?.growth)) {
    return { kind: 'undecided', because: 'resident grows, and by too little yet to say what is in it' }
  }
  return { kind: 'nothing' }
}

interface Judged {
  readonly name: string
  readonly growth: WatchGrowth
}

function namesOf({ name, growth }: JudgedThread): Judged {
  return { name: `the names of ${name}`, growth }
}

function memoryOf(gauge: WatchedGauge | undefined): Judged | undefined {
  return gauge === undefined ? undefined : { name: inWords[gauge.gauge], growth: gauge.growth }
}

/** That it cannot be told, by the first gauge of which that is so. */
function openAmong(judged: readonly (Judged | undefined)[]): WatchVerdict | undefined {
  for (const each of judged) {
    if (each?.growth.kind !== 'undecided') continue
    return { kind: 'undecided', because: `${each.name}: ${each.growth.because}` }
  }
  return undefined
}

type Known = Readonly<Record<'resident' | 'free' | 'heap' | 'blocks' | 'outside', WatchedGauge | undefined>>

/** Whether resident rose by much more than what is held in it, though it may have stopped since. */
function isHollow({ resident, free, heap, blocks, outside }: Known): boolean {
  if (resident === undefined) return false
  // As far as their arenas tell what Python's blocks take; where nobody counts them, arenas that rose may be full.
  const objects = blocks === undefined ? 0 : (risen(blocks) * Math.max(0, outside?.last ?? 0)) / blocks.last
  const empty = blocks === undefined ? risen(free) : risen(resident) - Math.max(0, risen(heap)) - Math.max(0, objects)
  return empty > hole * resident.settled
}

/** What each gauge counts, for a sentence. */
const inWords = {
  blocks: "the blocks of Python's objects",
  tracked: "the objects of Python's collector",
  heap: 'the heap',
  free: 'what malloc keeps free',
  outside: 'what is resident beyond malloc',
  resident: 'resident',
} as const satisfies Record<WatchedGauge['gauge'], string>

function risen(gauge: WatchedGauge | undefined): number {
  return gauge === undefined ? 0 : gauge.last - gauge.settled
}

function less(whole: number | undefined, part: number | undefined): number | undefined {
  return whole === undefined || part === undefined ? undefined : whole - part
}

/** Malloc may hold what it has never touched, and none of that is resident. */
function atLeast(least: number, value: number | undefined): number | undefined {
  return value === undefined ? undefined : Math.max(least, value)
}
