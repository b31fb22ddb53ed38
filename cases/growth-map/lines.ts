import type { Setting } from '@plateau/core'
import {
  crossed,
  freshInMap,
  inputsInMap,
  type Line,
  type MapSubject,
  type Page,
  Probes,
  untilDecided,
  variationsOf,
} from '@plateau/harness'
import { type InputStream, type MeasuredRun, readBaseline } from 'plateau'
import type { Measure } from 'plateau/vitest'

/** What was kept of each row when it was last looked at: made with `plateau map --update`. */
export const baseline = await readBaseline(new URL('../growth-map.json', import.meta.url))

/** The budget of a run of the map. */
export const budget = { inputs: inputsInMap } as const

/** For a row that is taken longer on a busy machine: a run that time ends stays undecided. */
export const timeoutMs = 60_000

/** Measures a row as a map does. */
export async function measureLine(measure: Measure, line: Line, lxml: string): Promise<MeasuredRun> {
  return untilDecided(inputsInMap, (inputs) => measure(line.subject, inputsOf(line), { inputs, timeoutMs, lxml }))
}

/** The rows of a parser by what is set: nothing, then each setting that is offered. */
export function rowsBySetting(map: MapSubject, page: Page, offered: readonly Setting[]) {
  const name = map.parser === 'html' ? 'HTMLParser' : 'XMLParser'
  return [
    { name: `${name}()`, lines: crossed.plain(map, page) },
    ...offered.map((setting) => ({
      name: `${name}(${setting.option}=${setting.value})`,
      lines: crossed.settings(map, page, [setting]),
    })),
  ]
}

/** A whole map of a parser on a page. */
export function mapOf(page: Page): MapSubject {
  const parser = page.kind
  return { parser, variations: variationsOf(page, parser), fresh: freshInMap, point: {}, options: {}, waysIn: true }
}

/** The inputs of a row of the map. */
export function inputsOf({ page, template: { variation, fresh } }: Line): InputStream<boolean> {
  return { page: async () => page, variation, ...(fresh > 0 && { fresh }) }
}

/** A row as the title of a test: `fresh tags, parse str page`. */
export function titleOf({ subject, template }: Line): string {
  const { entry, as, lifetime } = subject
  return `${template.variation}, ${entry} ${as} ${lifetime}`
}

/** The options of a release's parsers, as it says itself. */
export async function optionsOf(lxml: string) {
  const probes = new Probes({ lanes: 1 })
  try {
    const { facts } = await probes.for({ needs: 'lxml', lxml })
    if (facts.options === undefined) throw new Error(`Expected lxml ${lxml} to tell the options of its parsers`)
    return facts.options
  } finally {
    await probes.close()
  }
}
