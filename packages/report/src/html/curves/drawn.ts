import { LineChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { type Html, trusted } from '../markup.ts'
import { type Panel, panelOption, panelSize } from './panel-option.ts'

use([LineChart, GridComponent, MarkLineComponent, SVGRenderer])

/** Draws a panel as SVG without a browser; what it shows is said beside it, for who cannot see it. */
export function drawn(panel: Panel, id: string): Html {
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...panelSize })
  try {
    chart.setOption(panelOption(panel))
    return trusted(
      chart
        .renderToSVGString()
        .replace(
          /^<svg [^>]*>/,
          (open) => `${open.replace(/ (?:width|height)="\d+"/g, '').slice(0, -1)} aria-hidden="true">`,
        )
        // There is nothing to point at: these differ from one drawing to the next and do nothing.
        .replace(/<style >.*?<\/style>\n?/s, '')
        .replace(/ (?:class|pointer-events|ecmeta_\w+)="[^"]*"/g, '')
        // zrender counts the charts that a process draws.
        .replace(/\bzr\d+-/g, `${id}-`),
    )
  } finally {
    chart.dispose()
  }
}
