import { type Bisect, type Column, columnName, keptIn, type Result, type Run } from '@plateau/core'
import { keptInWords } from '../map/cell-in-words.ts'
import { units } from '../map/legend.ts'
import { safe } from '../safe/safe.ts'
import { shorten } from '../safe/shorten.ts'
import { askedAgain, type Dropped } from '../words/asked-again.ts'
import { duration } from '../words/duration.ts'
import { foundInWords } from '../words/found.ts'
import { subjectInWords } from '../words/subject.ts'
import { title } from '../words/title.ts'
import { labelled, wrapped } from './labelled.ts'
import { paint } from './paint.ts'
import type { Screen } from './screen.ts'
import { table } from './table.ts'
import type { TerminalOptions } from './terminal.ts'

/** A result that a search is part of. */
export type Bisected = Result & { readonly bisect: Bisect }

/**
 * Prints a search for the release where a verdict changes: each release that was tried, from the good end to the bad one,
 * then where it changes, in words. Ends with a line end. With `quiet`, the words alone.
 *
 * @example
 * ```ts
 * import { type Bisected, bisection } from '@plateau/report'
 *
 * export function print(result: Bisected): void {
 *   process.stdout.write(bisection(result, { width: process.stdout.columns ?? 80, color: process.stdout.isTTY }))
 * }
 * ```
 */
export function bisection(result: Bisected, options: TerminalOptions = {}): string {
  const screen = { width: options.width ?? 80, color: options.color ?? false, unicode: options.unicode ?? true }
  const { faint, strong } = paint(screen.color)
  const [sentence = '', ...rest] = foundInWords(result.bisect, result.runs)
  const found = [
    ...wrapped(strong(safe(sentence, 'terminal')), screen.width),
    ...rest.flatMap((text) => wrapped(safe(text, 'terminal'), screen.width)),
  ]
  const parts =
    options.quiet === true
      ? [found]
      : [
          tries(result, screen),
          found,
          next(result, options.invocation ?? 'plateau'),
          labelled('took', duration(result.durationMs), { ...screen, faint }),
        ]
  return parts
    .filter((part) => part.length > 0)
    .flatMap((part, index) => (index === 0 ? part : ['', ...part]))
    .map((line) => `${line}\n`)
    .join('')
}

function tries({ bisect, runs, columns = [] }: Bisected, screen: Screen): readonly string[] {
  const { faint, strong } = paint(screen.color)
  const rows = columns.map((column) => {
    const { side = '' } = bisect.tried.find(({ lxml }) => lxml === column.name) ?? {}
    return [...versions(column), keptOn(column, runs), side]
  })
  const reasons = bisect.tried.flatMap(({ lxml, because }) =>
    because === undefined ? [] : [`${lxml} counts as neither: ${shorten(because, 300)}`],
  )
  const [first] = runs
  const page = first === undefined ? '' : `${strong(safe(shorten(first.page, 200), 'terminal'))}, `
  const what =
    first === undefined ? [] : [`${page}${safe(`${title(first)}: ${subjectInWords(first.subject)}`, 'terminal')}`]
  return [
    ...what.flatMap((text) => wrapped(text, screen.width)),
    ...table(['lxml', 'Python', 'libxml2', 'kept', 'counts as'], rows, screen).split('\n'),
    '',
    ...wrapped(faint(units(runs)), screen.width),
    ...reasons.flatMap((text) => wrapped(safe(text, 'terminal'), screen.width)),
  ]
}

function versions({ name, versions: known }: Column): readonly string[] {
  return [shorten(name, 24), known?.python ?? '', known?.libxml2 ?? '']
}

function keptOn({ name }: Column, runs: readonly Run[]): string {
  const run = runs.find((each) => columnName(each.versions) === name)
  return run === undefined ? '-' : keptInWords(keptIn(run), run)
}

const dropped: Dropped = {
  taking: new Set(['--good', '--bad', '--json', '--markdown']),
  alone: new Set(['--pre', '--verbose', '--quiet', '--no-color']),
}

/** The command stays on one line, however long: it is there to be copied. */
function next({ bisect: { first }, command }: Bisected, invocation: string): readonly string[] {
  if (first === undefined) return []
  const line = [invocation, 'compare', first.good, first.bad, ...askedAgain(command, dropped)].join(' ')
  return ['To see the two side by side:', `  ${safe(line, 'terminal')}`]
}
