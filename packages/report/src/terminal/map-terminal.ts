import { type Column, type GrowthMap, growthMap, type Result } from '@plateau/core'
import { changesInWords } from '../map/changes-in-words.ts'
import { findingsInWords } from '../map/findings.ts'
import { dullInWords, foldedLines, type MapLine, wholeLines } from '../map/map-lines.ts'
import { failuresInWords, reasonsInWords } from '../map/reasons.ts'
import { type Section, sectionsOf } from '../map/section.ts'
import { legend } from '../map/legend.ts'
import { safe } from '../safe/safe.ts'
import { shorten } from '../safe/shorten.ts'
import { adviceInWords } from '../words/advice.ts'
import { count } from '../words/count.ts'
import { duration } from '../words/duration.ts'
import type { Tone } from '../words/verdict.ts'
import { versionsInWords } from '../words/versions.ts'
import { labelled, wrapped } from './labelled.ts'
import { detailFor, mapTable, signsOn, type TableOptions } from './map-table.ts'
import { paint } from './paint.ts'
import type { Screen } from './screen.ts'
import type { TerminalOptions } from './terminal.ts'

/**
 * Prints a growth map: releases across, kinds of input down, and below each the settings that keep something else; then
 * what changed from release to release, what is not as the baseline holds it, and advice. Ends with a line end.
 *
 * With `verbose`, every row; with `quiet`, changes and findings alone.
 *
 * @example
 * ```ts
 * import type { Result } from '@plateau/core'
 * import { mapTerminal } from '@plateau/report'
 *
 * export function print(result: Result): void {
 *   process.stdout.write(mapTerminal(result, { width: process.stdout.columns ?? 80, color: process.stdout.isTTY }))
 * }
 * ```
 */
export function mapTerminal(result: Result, options: TerminalOptions = {}): string {
  const map = growthMap(result.runs, result.columns)
  const screen = { width: options.width ?? 80, color: options.color ?? false, unicode: options.unicode ?? true }
  const quiet = options.quiet === true
  const shown = sectionsOf(map).map((section) => shownOf(section, map.columns, options.verbose === true))
  const lines = shown.flatMap((each) => each.lines)
  const detail = detailFor(map.columns, lines, screen)
  const parts = [
    ...(quiet ? [] : shown.map((each) => sectionBlock(each, map.columns, { ...screen, detail }))),
    quiet ? failures(map, screen) : below(map, lines, { ...screen, detail }),
    changes(result, screen),
    toned(
      findingsInWords(result.runs).map(({ tone, word, text }) => ({ tone, text: `${word}: ${text}` })),
      screen,
    ),
    quiet ? [] : sentences(adviceInWords(result.advice ?? [], result.runs), screen),
    quiet ? [] : measured(map, result, screen),
  ]
  return parts
    .filter((part) => part.length > 0)
    .flatMap((part, index) => (index === 0 ? part : ['', ...part]))
    .map((line) => `${line}\n`)
    .join('')
}

interface Shown {
  readonly section: Section
  readonly lines: readonly MapLine[]
  readonly dull: string | undefined
}

function shownOf(section: Section, columns: readonly Column[], isWhole: boolean): Shown {
  if (isWhole) return { section, lines: wholeLines(section), dull: undefined }
  const { lines, dull } = foldedLines(section, columns)
  return { section, lines, dull: dullInWords(dull) }
}

function sectionBlock(
  { section, lines, dull }: Shown,
  columns: readonly Column[],
  options: TableOptions,
): readonly string[] {
  const { strong } = paint(options.color)
  return [
    ...wrapped(`${strong(safe(section.page, 'terminal'))}: ${safe(section.subject, 'terminal')}`, options.width),
    ...(lines.length === 0 ? [] : mapTable(columns, lines, options)),
    ...(dull === undefined ? [] : wrapped(safe(dull, 'terminal'), options.width)),
  ]
}

/** What the table's signs mean, and why cells and columns are empty. */
function below(map: GrowthMap, lines: readonly MapLine[], options: TableOptions): readonly string[] {
  const { faint } = paint(options.color)
  const hasStars =
    options.detail !== 'whole' && lines.some(({ cells }) => cells.some(({ besides }) => besides.length > 0))
  const signs = legend(map, signsOn(options), { detail: options.detail, hasStars })
  return [
    ...wrapped(faint(signs), options.width),
    ...failures(map, options),
    ...reasonsInWords(map).flatMap((text) => wrapped(safe(text, 'terminal'), options.width)),
  ]
}

function failures(map: GrowthMap, { color, width }: Screen): readonly string[] {
  const { tone } = paint(color)
  return failuresInWords(map).flatMap((text) => wrapped(tone('bad', safe(text, 'terminal')), width))
}

function changes(result: Result, screen: Screen): readonly string[] {
  const signs = { ...signsOn(screen), same: ' ' }
  const tones = { less: 'good', more: 'bad', other: 'unclear', same: undefined } as const
  return toned(
    changesInWords(result).map(({ kind, text }) => ({ tone: tones[kind], text: `${signs[kind]} ${text}` })),
    screen,
  )
}

function toned(
  said: readonly { readonly tone: Tone | undefined; readonly text: string }[],
  { color, width }: Screen,
): readonly string[] {
  const { tone } = paint(color)
  return said.flatMap((each) => {
    const text = safe(each.text, 'terminal')
    const [first = '', ...rest] = wrapped(each.tone === undefined ? text : tone(each.tone, text), width - 2)
    return [first, ...rest.map((line) => `  ${line}`)]
  })
}

function sentences(said: readonly string[], { width }: Screen): readonly string[] {
  return said.flatMap((text) => wrapped(safe(text, 'terminal'), width))
}

function measured({ rows, columns }: GrowthMap, { runs, durationMs }: Result, screen: Screen): readonly string[] {
  const { faint } = paint(screen.color)
  const size = `${count(rows.length, 'row')} on ${count(columns.length, 'release')}: ${count(runs.length, 'run')}`
  return [
    ...columns.flatMap(({ name, versions }) => {
      if (versions === undefined) return []
      const asked = versions.asked === undefined ? '' : `${shorten(name, 60)}: `
      return labelled('versions', `${asked}${versionsInWords(versions)}`, { ...screen, faint })
    }),
    ...labelled('took', `${duration(durationMs)} (${size})`, { ...screen, faint }),
  ]
}
