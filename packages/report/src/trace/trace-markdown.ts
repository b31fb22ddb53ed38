import type { Breakpoint, Trace } from '@plateau/core'
import { safe } from '../safe/safe.ts'
import { shorten } from '../safe/shorten.ts'
import { grouped } from '../words/count.ts'
import { breakpointCaveats, breakpointInWords } from './breakpoint-in-words.ts'
import { endInWords } from './end-in-words.ts'
import { tracedSubject, tracedWith } from './traced-with.ts'
import { waysOf } from './ways.ts'

/**
 * Tells in GitHub's Markdown what breakpoints told: for each a table of the ways by which it was called.
 *
 * @example
 * ```ts
 * import type { Trace } from '@plateau/core'
 * import { traceMarkdown } from '@plateau/report'
 *
 * export function comment(trace: Trace): string {
 *   return traceMarkdown(trace)
 * }
 * ```
 */
export function traceMarkdown(trace: Trace): string {
  const end = endInWords(trace)
  const parts = [
    `### ${escaped(`${shorten(trace.page, 200)}, ${tracedSubject(trace)}`)}`,
    ...(end === undefined ? [] : [`**${escaped(end)}**`]),
    ...trace.breakpoints.flatMap(breakpointParts),
    tracedWith(trace)
      .map(({ label, text }) => `- ${label}: ${escaped(text)}`)
      .join('\n'),
  ]
  return `${parts.join('\n\n')}\n`
}

function breakpointParts(breakpoint: Breakpoint): readonly string[] {
  return [
    `**${escaped(shorten(breakpoint.function, 120))}**: ${escaped(breakpointInWords(breakpoint))}`,
    ...table(breakpoint),
    ...breakpointCaveats(breakpoint).map(escaped),
  ]
}

function table(breakpoint: Breakpoint): readonly string[] {
  if (breakpoint.kind === 'absent' || breakpoint.hits === 0) return []
  const { ways, within } = waysOf(breakpoint, false)
  const rows = ways.map(({ hits, callers, arguments: given }) =>
    [grouped(hits), callers.join(' < '), given].map(escaped),
  )
  const head = ['hits', 'called by', 'with']
  const lines = [head, ['---:', '---', '---'], ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
  return within.length === 0 ? [lines] : [lines, `All of them within ${escaped(within.join(' < '))}`]
}

function escaped(text: string): string {
  return safe(text, 'markdown')
}
