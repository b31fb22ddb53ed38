import type { Run } from '@plateau/core'
import { LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, MarkLineComponent, TitleComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { safe } from '../safe/safe.ts'
import { shorten } from '../safe/shorten.ts'
import { closing } from '../words/closing.ts'
import { labels } from '../words/labels.ts'
import { verdict } from '../words/verdict.ts'
import { versionsInWords } from '../words/versions.ts'
import { picture } from './picture.ts'

use([LineChart, GridComponent, LegendComponent, MarkLineComponent, TitleComponent, SVGRenderer])

export interface SvgOptions {
  /** What stands above the picture; what grows and what does not, if not given. */
  readonly title?: string
  /** In pixels; as wide as GitHub shows a README if not given. */
  readonly width?: number
}

/**
 * Draws runs of one page as a picture for a README: what they hold over their inputs, and the names they keep.
 *
 * The same runs give the same bytes. Screen readers are told the title and what grows.
 *
 * @example
 * ```ts
 * import type { Run } from '@plateau/core'
 * import { svgOf } from '@plateau/report/svg'
 *
 * export function draw(runs: readonly Run[]): string {
 *   return svgOf(runs, { title: 'lxml, one saved page' })
 * }
 * ```
 */
export function svgOf(runs: readonly Run[], options: SvgOptions = {}): string {
  const width = options.width ?? 860
  const title = options.title ?? closing(runs).join(' ')
  const { height, option } = picture(runs, { title, subtitle: subtitleOf(runs), width })
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    chart.setOption(option)
    return described(chart.renderToSVGString(), { title, description: describe(runs) })
  } finally {
    chart.dispose()
  }
}

/** What the picture shows, for who cannot see it. */
function describe(runs: readonly Run[]): string {
  const names = labels(runs)
  return [subtitleOf(runs), ...runs.map((run, index) => `${names[index] ?? ''}: ${verdict(run).words}`)].join('. ')
}

function subtitleOf(runs: readonly Run[]): string {
  const pages = [...new Set(runs.map(({ page }) => shorten(page, 60)))]
  const versions = [...new Set(runs.map((run) => versionsInWords(run.versions)))]
  return [...pages, ...versions].join(', ')
}

function described(
  svg: string,
  { title, description }: { readonly title: string; readonly description: string },
): string {
  const told = `<title>${safe(title, 'xml')}</title><desc>${safe(description, 'xml')}</desc>`
  return (
    svg
      .replace(/^<svg [^>]*>/, (open) => `${open.slice(0, -1)} role="img">${told}`)
      // A picture has nothing to point at: these differ from one drawing to the next and do nothing.
      .replace(/<style >.*?<\/style>\n?/s, '')
      .replace(/ (?:class|pointer-events|ecmeta_\w+)="[^"]*"/g, '')
      // zrender counts the charts that a process draws.
      .replace(/\bzr\d+-/g, 'plateau-')
  )
}
