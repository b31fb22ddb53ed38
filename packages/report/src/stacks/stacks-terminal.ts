import { formatSize, type Pair, type StackGrowth } from '@plateau/core'
import { safe } from '../safe/safe.ts'
import { keptTable } from '../names/kept-table.ts'
import { count } from '../words/count.ts'
import { labelled, wrapped } from '../terminal/labelled.ts'
import { paint } from '../terminal/paint.ts'
import type { Screen } from '../terminal/screen.ts'
import { table } from '../terminal/table.ts'
import { circumstances } from './circumstances.ts'
import { accounted, pairTitle } from './pair-in-words.ts'
import { framesInWords, stackInWords, type FrameInWords } from './stack-in-words.ts'
import { worthShowing } from './worth-showing.ts'

export interface StacksOptions extends Partial<Screen> {
  /** Every stack and every frame. */
  readonly verbose?: boolean
  /** The title and the figures, and no stack. */
  readonly quiet?: boolean
  /** How many stacks are shown, the largest first; 5 by default. */
  readonly top?: number
  /** The stacks to show, where it is not all of the pair's that a reader is to look at. */
  readonly only?: readonly StackGrowth[]
}

/** Deep enough to reach the parser's entry from what allocates, in every stack of libxml2 that was seen. */
const framesShown = 16
/** What the parser keeps most of is in the first. */
const rowsShown = 6

/**
 * Tells a pair to a person at a terminal: the call stacks that gained most, with functions and lines, then what they sum to
 * beside what the heap grew by. Ends with a line end.
 *
 * @example
 * ```ts
 * import type { Pair } from '@plateau/core'
 * import { stacksTerminal } from '@plateau/report'
 *
 * export function print(pair: Pair): void {
 *   process.stdout.write(stacksTerminal(pair, { width: process.stdout.columns ?? 80 }))
 * }
 * ```
 */
export function stacksTerminal(pair: Pair, options: StacksOptions = {}): string {
  const {
    width = 80,
    color = false,
    unicode = true,
    verbose = false,
    quiet = false,
    top = 5,
    only = pair.stacks,
  } = options
  const screen = { width, color, unicode }
  const { strong, faint } = paint(color)
  const shown = quiet ? [] : verbose ? only : worthShowing(pair, only).slice(0, top)
  const seen = new Set(shown)
  const hidden = only.filter((stack) => !seen.has(stack))
  const facts = [...accounted(pair), ...(quiet ? [] : circumstances(pair))]
  const parts = [
    wrapped(strong(safe(pairTitle(pair), 'terminal')), width),
    ...shown.map((stack, index) => block(stack, index + 1, { ...screen, verbose })),
    ...(quiet ? [] : rest(hidden)),
    ...(quiet ? [] : names(pair, { ...screen, verbose })),
    facts.flatMap(({ label, text }) => labelled(label, text, { faint, width })),
  ]
  const separated = quiet ? parts.flat() : parts.flatMap((part, index) => (index === 0 ? part : ['', ...part]))
  return `${separated.join('\n')}\n`
}

function block(
  stack: StackGrowth,
  rank: number,
  { width, color, verbose }: Screen & { readonly verbose: boolean },
): readonly string[] {
  const { strong, faint } = paint(color)
  const { shown, hidden } = framesInWords(stack.frames, verbose ? stack.frames.length : framesShown)
  const safely = shown.map(({ name, place }) => ({ name: safe(name, 'terminal'), place: safe(place, 'terminal') }))
  const longest = Math.max(0, ...safely.map(({ name }) => name.length))
  // A name takes the room that its place leaves, up to half a wide screen.
  const column = Math.min(longest, Math.max(Math.floor(width / 2), 40))
  return [
    ...wrapped(`${`${rank}.`.padEnd(4)}${strong(stackInWords(stack))}`, width),
    ...safely.flatMap((frame) => frameLines(frame, { column, width, faint })),
    ...(shown.length === 0 ? [`    ${faint('no frame is known')}`] : []),
    ...(hidden > 0 ? [`    ${faint(`and ${count(hidden, 'frame')} more`)}`] : []),
  ]
}

function frameLines(
  { name, place }: FrameInWords,
  {
    column,
    width,
    faint,
  }: { readonly column: number; readonly width: number; readonly faint: (text: string) => string },
): readonly string[] {
  const beside = `    ${name.padEnd(column)}  `
  if (place !== '' && beside.length + place.length <= width) return [`${beside}${faint(place)}`]
  const below = place === '' ? [] : wrapped(place, width - 6).map((line) => `      ${faint(line)}`)
  return [...wrapped(name, width - 4).map((line) => `    ${line}`), ...below]
}

function names(
  { kept = [], names: fresh = [] }: Pair,
  { verbose, ...screen }: Screen & { readonly verbose: boolean },
): readonly (readonly string[])[] {
  if (kept.length === 0) return []
  const { head, rows } = keptTable(kept, fresh)
  const shown = verbose ? rows : rows.slice(0, rowsShown)
  const hidden = rows.length - shown.length
  const lines = table(head, shown, screen).split('\n')
  return [hidden === 0 ? lines : [...lines, `and ${count(hidden, 'kind')} more: --verbose shows them`]]
}

function rest(hidden: readonly StackGrowth[]): readonly (readonly string[])[] {
  if (hidden.length === 0) return []
  const bytes = hidden.reduce((sum, stack) => sum + stack.bytes, 0)
  return [[`and ${count(hidden.length, 'call stack')} more, ${formatSize(bytes)} together: --verbose shows them`]]
}
