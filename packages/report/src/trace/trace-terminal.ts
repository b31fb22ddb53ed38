import { type Breakpoint, type SetBreakpoint, type Trace, type TracedStack } from '@plateau/core'
import { safe } from '../safe/safe.ts'
import { shorten } from '../safe/shorten.ts'
import { labelled, wrapped } from '../terminal/labelled.ts'
import { paint } from '../terminal/paint.ts'
import type { Screen } from '../terminal/screen.ts'
import { grouped } from '../words/count.ts'
import { breakpointCaveats, breakpointInWords } from './breakpoint-in-words.ts'
import { endInWords } from './end-in-words.ts'
import { tracedSubject, tracedWith } from './traced-with.ts'
import { nameInWords, placeInWords, waysOf } from './ways.ts'

export interface TraceOptions extends Partial<Screen> {
  /** One line a breakpoint. */
  readonly quiet?: boolean
  /** Every frame on a line of its own, with its file and line, and every argument. */
  readonly verbose?: boolean
}

/**
 * Prints what breakpoints told: for each the ways by which it was called, the most hits first, then what a reader must
 * know. Ends with a line end.
 *
 * @example
 * ```ts
 * import type { Trace } from '@plateau/core'
 * import { traceTerminal } from '@plateau/report'
 *
 * export function print(trace: Trace): void {
 *   process.stdout.write(traceTerminal(trace, { width: process.stdout.columns ?? 80 }))
 * }
 * ```
 */
export function traceTerminal(trace: Trace, options: TraceOptions = {}): string {
  const { width = 80, color = false, unicode = true, quiet = false, verbose = false } = options
  const screen = { width, color, unicode }
  const { faint, strong, tone } = paint(color)
  const end = endInWords(trace)
  const ended = end === undefined ? [] : [wrapped(tone('bad', safe(end, 'terminal')), width)]
  const parts = quiet
    ? [trace.breakpoints.flatMap((each) => headline(each, screen)), ...ended]
    : [
        wrapped(
          `${strong(safe(shorten(trace.page, 200), 'terminal'))}, ${safe(tracedSubject(trace), 'terminal')}`,
          width,
        ),
        ...trace.breakpoints.map((each) => [...headline(each, screen), ...body(each, { ...screen, verbose })]),
        ...ended,
        tracedWith(trace).flatMap(({ label, text }) => labelled(label, text, { faint, width })),
      ]
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

function headline(breakpoint: Breakpoint, { width, color }: Screen): readonly string[] {
  const { strong, tone } = paint(color)
  const words = safe(breakpointInWords(breakpoint), 'terminal')
  const said = breakpoint.kind === 'absent' ? tone('unclear', words) : words
  return wrapped(`${strong(safe(shorten(breakpoint.function, 120), 'terminal'))}: ${said}`, width)
}

interface BodyOptions extends Screen {
  readonly verbose: boolean
}

function body(breakpoint: Breakpoint, options: BodyOptions): readonly string[] {
  const stacks =
    breakpoint.kind === 'absent' ? [] : options.verbose ? everyFrame(breakpoint, options) : ways(breakpoint, options)
  return [...stacks, ...breakpointCaveats(breakpoint).flatMap((text) => indented(text, 2, options.width))]
}

/** Wide enough for a hundred thousand hits. */
const figures = 9
const gutter = figures + 2

function ways(breakpoint: SetBreakpoint, options: BodyOptions): readonly string[] {
  const { faint } = paint(options.color)
  const found = waysOf(breakpoint, options.verbose)
  const shown = found.ways.flatMap(({ hits, callers, arguments: given }) => [
    ...beside(grouped(hits), callers.join(' < '), options.width),
    ...beside('', given, options.width).map(faint),
  ])
  return [...shown, ...(found.within.length === 0 ? [] : beside('all <', found.within.join(' < '), options.width))]
}

function everyFrame(breakpoint: SetBreakpoint, options: BodyOptions): readonly string[] {
  const { faint } = paint(options.color)
  const given = waysOf(breakpoint, true).ways
  return breakpoint.stacks.flatMap((stack, index) => [
    ...framesOf(stack, options.width),
    ...beside('', given[index]?.arguments ?? '', options.width).map(faint),
  ])
}

function framesOf({ frames, hits }: TracedStack, width: number): readonly string[] {
  return frames.flatMap((frame, index) => {
    const place = placeInWords(frame)
    const text = place === undefined ? nameInWords(frame) : `${nameInWords(frame)}  ${place}`
    return beside(index === 0 ? grouped(hits) : '', text, width)
  })
}

function beside(figure: string, text: string, width: number): readonly string[] {
  if (text === '') return []
  return wrapped(safe(text, 'terminal'), width - gutter).map((line, index) =>
    `${(index === 0 ? figure : '').padStart(figures)}  ${line}`.trimEnd(),
  )
}

function indented(text: string, by: number, width: number): readonly string[] {
  return wrapped(safe(text, 'terminal'), width - by).map((line) => `${' '.repeat(by)}${line}`)
}
