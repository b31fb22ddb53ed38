import { keptIn } from '@plateau/core'
import {
  freshInMap,
  inputsInMap,
  type Line,
  longerWhenOpen,
  type MapSubject,
  type Page,
  Probes,
  variationsOf,
} from '@plateau/harness'
import { type InputStream, type MeasuredRun, readBaseline } from 'plateau'
import type { Measure } from 'plateau/vitest'

/** What was kept of each row when it was last looked at: made with `plateau map --update`. */
export const baseline = await readBaseline(new URL('../growth-map.json', import.meta.url))

/** The budget of a run of the map. */
export const budget = { inputs: inputsInMap } as const

/** Measures a row as a map does. */
export async function measureLine(measure: Measure, line: Line, lxml: string): Promise<MeasuredRun> {
  return untilDecided((inputs) => measure(line.subject, inputsOf(line), { inputs, lxml }))
}

/** Measures with the inputs of a map, and again with more of them where that is undecided. */
export async function untilDecided(measureWith: (inputs: number) => Promise<MeasuredRun>): Promise<MeasuredRun> {
  const first = await measureWith(inputsInMap)
  return keptIn(first).kind === 'undecided' ? measureWith(longerWhenOpen * inputsInMap) : first
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
