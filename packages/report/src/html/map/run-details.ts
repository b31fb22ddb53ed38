import { columnName, type Run } from '@plateau/core'
import { grouped } from '../../words/count.ts'
import { caveats, measured } from '../../words/evidence.ts'
import { settingInWords } from '../../words/setting.ts'
import { subjectInWords } from '../../words/subject.ts'
import { title } from '../../words/title.ts'
import { verdict } from '../../words/verdict.ts'
import { versionsInWords } from '../../words/versions.ts'
import { shorten } from '../../safe/shorten.ts'
import { drawnGauges, gaugeOf } from '../curves/curve-groups.ts'
import { thinned } from '../curves/thinned.ts'
import { perDoubling } from '../curves/thinned-run.ts'
import { commandOf } from '../runs/command-of.ts'
import { Interned } from './interned.ts'
import type { MapCurve, MapData, MapRun } from './map-data.ts'

/** What is shown of each run of a map, in the order of the runs, as small as thousands of them must be. */
export function runDetails(runs: readonly Run[]): MapData {
  const texts = new Interned<string>((text) => text)
  const stops = new Interned<readonly number[]>((inputs) => inputs.join(' '))
  const details = runs.map((run): MapRun => {
    const said = verdict(run)
    const facts = [
      { label: 'page', text: shorten(run.page, 200) },
      ...measured(run),
      ...caveats(run),
      { label: 'subject', text: subjectInWords(run.subject) },
      { label: 'versions', text: versionsInWords(run.versions) },
      { label: 'inputs', text: grouped(run.inputs) },
    ]
    return {
      title: texts.placeOf(titleOf(run)),
      verdict: texts.placeOf(`${said.words}.`),
      command: texts.placeOf(commandOf(run)),
      facts: facts.map(({ label, text }) => [texts.placeOf(label), texts.placeOf(text)]),
      curves: curvesOf(run, { texts, stops }),
    }
  })
  return { texts: texts.values, stops: stops.values, runs: details }
}

function titleOf(run: Run): string {
  const { subject, versions } = run
  const setting = subject.kind === 'lxml' ? settingInWords(subject) : ''
  const release = versions.lxml === undefined ? columnName(versions) : `lxml ${columnName(versions)}`
  return [title(run), setting, release].filter((word) => word !== '').join(', ')
}

interface Kept {
  readonly texts: Interned<string>
  readonly stops: Interned<readonly number[]>
}

function curvesOf(run: Run, { texts, stops }: Kept): readonly MapCurve[] {
  if (run.reachedPerInput === 0) return []
  return drawnGauges.flatMap(({ gauge, heading }) => {
    const found = gaugeOf(run, gauge)
    if (found === undefined || found.readings.length < 2) return []
    if (gauge === 'objects' && run.gauges.names !== undefined) return []
    const readings = thinned(found.readings, perDoubling)
    return [
      {
        heading: texts.placeOf(heading),
        unit: texts.placeOf(found.unit),
        stops: stops.placeOf(readings.map(([inputs]) => inputs)),
        changes: readings.map(([, change]) => Math.round(change)),
      },
    ]
  })
}
