import type { Kept } from '@plateau/core'
import type { Line } from './lines.ts'
import { inMarkdown, keptInWords, rounded } from './in-words.ts'
import type { Speed } from './speeds.ts'

export interface Timed extends Line {
  readonly speed: Speed | undefined
  readonly kept: Kept
}

export interface TimedPage {
  readonly title: string
  readonly lines: readonly Timed[]
}

/** One table of what a page costs and what is kept of it. */
export function tableOf(lines: readonly Timed[]): string {
  const rows = lines.map((line, index) => [
    line.about === lines[index - 1]?.about ? '' : line.about,
    inMarkdown(line),
    line.speed === undefined ? '' : rounded(line.speed.pagesPerSecond),
    line.speed === undefined ? '' : line.speed.ratio.toFixed(2),
    ...keptInWords(line.kept),
  ])
  const head = ['', 'lxml', 'pages a second', 'speed', 'names kept a page', 'bytes kept a page']
  return [head, ['---', '---', '---:', '---:', '---:', '---:'], ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n')
}

/** Why a setting has no figures, where one has none. */
export function reasonsOf(lines: readonly Timed[]): readonly string[] {
  return lines.flatMap((line) =>
    'because' in line.kept ? [`${inMarkdown(line)} ${line.kept.kind}: \`${line.kept.because}\``] : [],
  )
}

/** What keeping nothing costs on a page, the cheapest first. */
export function priceOf({ title, lines }: TimedPage): string {
  const nothing = lines
    .flatMap((line) => (line.kept.kind === 'nothing' && line.speed !== undefined ? [{ line, ...line.speed }] : []))
    .toSorted((one, other) => other.ratio - one.ratio)
    .map(({ line, ratio }) => `${inMarkdown(line)}, at ${ratio.toFixed(2)} of the speed`)
  const something = lines.filter(({ kept }) => kept.kind === 'something').length
  const found = nothing.length === 0 ? '.' : `; nothing is kept by\n${nothing.map((each) => `  - ${each}`).join('\n')}`
  return `${title}: ${something} of ${lines.length} ways keep names or bytes of every page${found}`
}
