import { formatSize, type JudgedThread, type WatchedGauge, type WatchedProcess, type WatchResult } from '@plateau/core'
import { safe } from '../safe/safe.ts'
import { labelled, wrapped } from '../terminal/labelled.ts'
import { paint } from '../terminal/paint.ts'
import type { Screen } from '../terminal/screen.ts'
import { count, grouped } from '../words/count.ts'
import type { Fact } from '../words/evidence.ts'
import { span } from './span.ts'
import { watchInWords } from './watch-in-words.ts'

export interface WatchOptions extends Partial<Screen> {
  /** One sentence a process. */
  readonly quiet?: boolean
  /** When it is now, in seconds since 1970: for how long ago the last reading was. */
  readonly now?: number
}

/**
 * Prints what a watched process holds: the verdict in a sentence, what to do, then the figures. Ends with a line end.
 *
 * Where several wrote to one file, the one that wrote last is told in full, and of the others the sentence.
 *
 * @example
 * ```ts
 * import type { WatchResult } from '@plateau/core'
 * import { watchTerminal } from '@plateau/report'
 *
 * export function print(result: WatchResult): void {
 *   process.stdout.write(watchTerminal(result, { width: process.stdout.columns ?? 80 }))
 * }
 * ```
 */
export function watchTerminal(result: WatchResult, options: WatchOptions = {}): string {
  const { quiet = false } = options
  const [latest, ...others] = result.processes.toReversed()
  const lines =
    latest === undefined
      ? wrapped('No reading yet', options.width ?? 80)
      : [
          ...headline(latest, options),
          ...(quiet ? [] : facts(latest, options)),
          ...others.flatMap((process) => headline(process, options)),
        ]
  const notes = quiet ? [] : notesOf(result).flatMap((text) => beside({ label: 'note', text }, options))
  return `${[...lines, ...notes].join('\n')}\n`
}

function headline(process: WatchedProcess, { width = 80, color = false }: WatchOptions): readonly string[] {
  const { strong, tone } = paint(color)
  const words = watchInWords(process)
  const ended =
    process.watched.end === undefined
      ? ''
      : `, which has ${process.watched.end === 'exited' ? 'ended' : 'stopped writing'}`
  const who = `process ${process.watched.pid}${ended}`
  return wrapped(`${strong(who)}: ${tone(words.tone, safe(words.sentence, 'terminal'))}`, width)
}

function facts(process: WatchedProcess, options: WatchOptions): readonly string[] {
  const { meaning, remedy } = watchInWords(process)
  const told: readonly Fact[] = [
    ...(meaning === undefined ? [] : [{ label: 'it is', text: meaning }]),
    ...(remedy === undefined ? [] : [{ label: 'do', text: remedy }]),
    ...process.threads.map((thread) => ({ label: 'names', text: namesOf(thread) })),
    ...(process.unread === 0 ? [] : [{ label: 'unread', text: unreadOf(process) }]),
    ...process.gauges.map((gauge) => ({ label: gauge.gauge, text: `${gaugeOf(gauge)} (${meanings[gauge.gauge]})` })),
    ...typesOf(process),
    { label: 'watched', text: watchedOf(process, options) },
    ...costOf(process),
    ...process.watched.notes.map((text) => ({ label: 'note', text })),
  ]
  return told.flatMap((fact) => beside(fact, options))
}

const meanings = {
  blocks: "of Python's own allocator: small objects",
  tracked: "by Python's collector",
  heap: 'what malloc has handed out',
  free: 'what malloc holds and nobody uses',
  outside: "resident beyond what malloc holds: Python's small objects, code, stacks",
  resident: 'all of the process that is in memory',
} as const satisfies Record<WatchedGauge['gauge'], string>

function namesOf({ name, first, last, bytes, unknown, age, growth }: JudgedThread): string {
  if (unknown !== undefined || last === undefined) return `${name}: unknown, ${unknown ?? 'never read'}`
  const size = bytes === undefined ? '' : `, ${formatSize(bytes)} of text`
  const since = age < 1 ? '' : `, read ${span(age)} before the last line`
  return `${name}: ${grouped(last)} (${signed(last - (first ?? last), grouped)})${size}: ${growth.kind}${since}`
}

function unreadOf({ unread }: WatchedProcess): string {
  return `${count(unread, 'thread')} that never called plateau_watch.register() or tick(): what names they keep is not known`
}

function gaugeOf({ unit, first, last, growth }: WatchedGauge): string {
  const amount = (value: number) => (unit === 'B' ? formatSize(value) : grouped(value))
  const of = unit === 'objects' ? ' objects' : ''
  return `${amount(last)}${of} (${signed(last - first, amount)}): ${growth.kind}`
}

function signed(change: number, amount: (value: number) => string): string {
  return change < 0 ? `-${amount(-change)}` : `+${amount(change)}`
}

/** Of types that were counted twice at least, those of which there are most more. */
function typesOf({ watched: { readings } }: WatchedProcess): readonly Fact[] {
  const counted = readings.flatMap(({ types }) => (types === undefined ? [] : [new Map(types)]))
  const [first, last] = [counted[0], counted.at(-1)]
  if (first === undefined || last === undefined || first === last) return []
  const more = [...last]
    .map(([type, now]) => ({ type, more: now - (first.get(type) ?? 0) }))
    .filter((each) => each.more > 0)
    .toSorted((one, other) => other.more - one.more)
    .slice(0, 5)
  if (more.length === 0) return []
  return [{ label: 'types', text: more.map((each) => `${each.type} +${grouped(each.more)}`).join(', ') }]
}

function watchedOf(
  { seconds, worked, watched: { readings, every, end } }: WatchedProcess,
  { now }: WatchOptions,
): string {
  const last = readings.at(-1)
  const age = now === undefined || last === undefined || end !== undefined ? undefined : now - last.at
  // Twice as long as it should be: it hangs, is gone, or cannot write.
  const late = age !== undefined && every !== undefined && age > Math.max(10, 2 * every)
  const since = age === undefined ? '' : `, the last ${span(Math.max(0, age))} ago${late ? ': it is overdue' : ''}`
  return `${span(seconds)}, in which the process worked ${span(worked)}; ${count(readings.length, 'reading')}${since}`
}

function costOf({ watched: { readings } }: WatchedProcess): readonly Fact[] {
  const { own, lost, because } = readings.at(-1) ?? {}
  const [first, last] = [readings[0], readings.at(-1)]
  const seconds = (last?.at ?? 0) - (first?.at ?? 0)
  const spent = (own?.seconds ?? 0) - (first?.own?.seconds ?? 0)
  return [
    ...(own === undefined || seconds <= 0
      ? []
      : [
          {
            label: 'cost',
            text: `${((100 * spent) / seconds).toPrecision(2)}% of the time, at most ${(own.longest * 1000).toPrecision(2)} ms at once`,
          },
        ]),
    ...(lost === undefined
      ? []
      : [
          {
            label: 'lost',
            text: `${count(lost, 'reading')} could not be written: ${because ?? 'no reason was written'}`,
          },
        ]),
  ]
}

function notesOf({ garbage, otherFormats, processes }: WatchResult): readonly string[] {
  return [
    ...(processes.length > 1
      ? [`${processes.length} processes wrote to this file: give each its own, with {pid} in its path`]
      : []),
    ...(garbage === 0
      ? []
      : [`${count(garbage, 'line')} could not be read, and ${garbage === 1 ? 'was' : 'were'} left out`]),
    ...otherFormats.map(
      (format) => `lines of format ${format} were left out: another version of plateau_watch.py wrote them`,
    ),
  ]
}

function beside({ label, text }: Fact, { width = 80, color = false }: WatchOptions): readonly string[] {
  return labelled(label, text, { faint: paint(color).faint, width })
}
