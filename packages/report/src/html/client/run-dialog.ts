import { LineChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent } from 'echarts/components'
import { type EChartsType, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { panelOption, panelSize, type Scale, scales } from '../curves/panel-option.ts'
import type { MapCurve, MapData } from '../map/map-data.ts'
import { element } from './element.ts'

use([LineChart, GridComponent, MarkLineComponent, SVGRenderer])

interface RunDialog {
  show(data: MapData, place: number): void
}

/** Makes the dialog in which a cell's run is shown: its verdict, its curves, its figures and its command. */
export function runDialog(): RunDialog {
  const body = element('div', { attributes: { class: 'scaled' } })
  const close = element('button', { text: 'Close', attributes: { type: 'button', class: 'close' } })
  const dialog = element('dialog', {
    attributes: { class: 'run', 'aria-labelledby': 'run-title' },
    children: [close, body],
  })
  let charts: readonly EChartsType[] = []
  document.body.append(dialog)
  close.addEventListener('click', () => dialog.close())
  dialog.addEventListener('click', ({ target }) => {
    if (target === dialog) dialog.close()
  })
  dialog.addEventListener('close', () => {
    for (const chart of charts) chart.dispose()
    body.replaceChildren()
  })
  return {
    show(data, place) {
      const run = data.runs[place]
      if (run === undefined) return
      const text = (index: number) => data.texts[index] ?? ''
      const panels = run.curves.map((curve) => panel(curve, data))
      body.replaceChildren(
        element('h2', { text: text(run.title), attributes: { id: 'run-title' } }),
        element('p', { text: text(run.verdict), attributes: { class: 'lead' } }),
        ...(panels.length === 0 ? [] : [scaleChoice()]),
        element('div', { attributes: { class: 'panels' }, children: panels.map(({ figure }) => figure) }),
        facts(run.facts.map(([label, said]) => [text(label), text(said)])),
        element('p', { text: 'To measure it again:' }),
        element('pre', { attributes: { class: 'command' }, children: [element('code', { text: text(run.command) })] }),
      )
      dialog.showModal()
      charts = panels.flatMap(({ draw }) => draw())
    },
  }
}

function scaleChoice(): HTMLElement {
  const choices = scales.map((scale) => {
    const input = element('input', { attributes: { type: 'radio', name: 'run-scale', value: scale } })
    input.checked = scale === 'linear'
    return element('label', { children: [input, element('span', { text: scale })] })
  })
  return element('fieldset', {
    attributes: { class: 'choice' },
    children: [element('legend', { text: 'Scale' }), ...choices],
  })
}

interface DrawnPanel {
  readonly figure: HTMLElement
  /** Draws it, once it is on the page. */
  readonly draw: () => readonly EChartsType[]
}

function panel(curve: MapCurve, data: MapData): DrawnPanel {
  const inputs = data.stops[curve.stops] ?? []
  const readings = curve.changes.map((change, index): readonly [number, number] => [inputs[index] ?? 0, change])
  const places = scales.map((scale) => ({
    scale,
    place: element('div', { attributes: { class: `only-${scale}`, 'aria-hidden': 'true' } }),
  }))
  const heading = data.texts[curve.heading] ?? ''
  const figure = element('figure', {
    attributes: { class: 'panel' },
    children: [element('figcaption', { text: heading }), ...places.map(({ place }) => place)],
  })
  const drawIn = (place: HTMLElement, scale: Scale) => {
    const chart = init(place, null, { renderer: 'svg', ...panelSize })
    // A chart that is disposed of empties both by `innerHTML`, which the page's policy forbids to everybody.
    for (const each of [place, ...place.querySelectorAll('svg')]) {
      Object.defineProperty(each, 'innerHTML', {
        set: () => {
          each.replaceChildren()
        },
      })
    }
    const most = Math.max(...curve.changes)
    chart.setOption(
      panelOption({
        lines: [{ readings, color: 0 }],
        unit: data.texts[curve.unit] ?? '',
        scale,
        inputs: inputs.at(-1) ?? 1,
        most,
      }),
    )
    // As wide as the page lets it be, with everything in proportion.
    place.querySelector('svg')?.setAttribute('viewBox', `0 0 ${panelSize.width} ${panelSize.height}`)
    return chart
  }
  return { figure, draw: () => places.map(({ place, scale }) => drawIn(place, scale)) }
}

function facts(said: readonly (readonly [string, string])[]): HTMLElement {
  return element('dl', {
    attributes: { class: 'facts' },
    children: said.map(([label, text]) =>
      element('div', { children: [element('dt', { text: label }), element('dd', { text })] }),
    ),
  })
}
