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
  const rows = lines.map(({ about, subject, speed, kept }, index) => [
    about === lines[index - 1]?.about ? '' : about,
    inMarkdown(subject),
    speed === undefined ? '' : rounded(speed.pagesPerSecond),
    speed === undefined ? '' : speed.ratio.toFixed(2),
    ...keptInWords(kept),
  ])
  const head = ['', 'lxml', 'pages a second', 'speed', 'names kept a page', 'bytes kept a page']
  return [head, ['---', '---', '---:', '---:', '---:', '---:'], ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n')
}

/** Why a setting has no figures, where one has none. */
export function reasonsOf(lines: readonly Timed[]): readonly string[] {
  return lines.flatMap(({ subject, kept }) =>
    'because' in kept ? [`${inMarkdown(subject)} ${kept.kind}: \`${kept.because}\``] : [],
  )
}

/** What keeping nothing costs on a page, in one sentence or two. */
export function priceOf({ title, lines }: TimedPage): string {
  const nothing = lines.flatMap(({ subject, kept, speed }) =>
    kept.kind === 'nothing' && speed !== undefined
      ? [`${inMarkdown(subject)} keeps nothing, at ${speed.ratio.toFixed(2)} of the speed`]
      : [],
  )
  const something = lines.filter(({ kept }) => kept.kind === 'something').length
  const others = `${something} of ${lines.length} ways keep names or bytes of every page.`
  return nothing.length === 0 ? `${title}: ${others}` : `${title}: ${nothing.join('; ')}. ${others}`
}
