import { formatRange, formatSize, type Gauge, type Run } from '@plateau/core'
import { shorten } from '../safe/shorten.ts'
import { count, grouped } from './count.ts'
import { duration } from './duration.ts'
import type { Fact } from './evidence.ts'
import { growthGauges } from './gauges.ts'
import { paceInWords } from './pace.ts'
import { subjectInWords } from './subject.ts'
import { versionsInWords } from './versions.ts'

/** What `--verbose` adds about a run: every gauge, its readings, the environment, the names that were kept. */
export function everything(run: Run): readonly Fact[] {
  const pace = paceInWords(run)
  return [
    { label: 'run', text: run.id },
    { label: 'subject', text: subjectInWords(run.subject) },
    { label: 'versions', text: versionsInWords(run.versions) },
    { label: 'inputs', text: `${grouped(run.inputs)}, in ${duration(run.durationMs)}` },
    ...growthGauges.flatMap((name) => {
      const gauge = run.gauges[name]
      return gauge === undefined ? [] : [{ label: 'gauge', text: `${name}: ${gaugeInWords(gauge)}` }]
    }),
    ...(pace === undefined ? [] : [{ label: 'pace', text: pace }]),
    ...environment(run),
    ...nameList(run),
  ]
}

function gaugeInWords(gauge: Gauge<string>): string {
  const { unit, exact, noise, readings } = gauge
  const last = readings.at(-1)?.[1] ?? 0
  return [
    inKind(gauge),
    `${last > 0 ? '+' : ''}${amountOf(last, unit)} after ${count(readings.length, 'reading')}`,
    ...(exact ? [] : ['not exact']),
    ...(noise > 0 ? [`noise ${amountOf(noise, unit)}`] : []),
  ].join(', ')
}

function inKind({ growth, unit }: Gauge<string>): string {
  switch (growth.kind) {
    case 'flat':
      return 'flat'
    case 'plateau':
      return `plateau at ${amountOf(growth.ceiling, unit)} since input ${grouped(growth.since)}`
    case 'linear':
    case 'sublinear':
    case 'staircase':
      return `${growth.kind}, ${formatRange(growth.perInput, { unit, per: 'page' })}`
    case 'undecided':
      return `undecided: ${growth.because}`
  }
}

function amountOf(value: number, unit: string): string {
  return unit === 'B' ? formatSize(value) : count(value, unit.replace(/s$/, ''))
}

function environment({ environment: variables }: Run): readonly Fact[] {
  return Object.entries(variables).map(([name, value]) => ({ label: 'set', text: shorten(`${name}=${value}`, 300) }))
}

/** A name can be anything that a page holds: one with a space or a comma is quoted, so that each is seen to end. */
function nameList({ gauges: { names } }: Run): readonly Fact[] {
  if (names?.list === undefined) return []
  const shown = names.list.slice(0, mostNames).map((name) => {
    const short = shorten(name, 60)
    return /^[^\s,"]+$/u.test(short) ? short : JSON.stringify(short)
  })
  const more = names.list.length - shown.length
  return [{ label: 'kept', text: `${shown.join(' ')}${more > 0 ? ` and ${grouped(more)} more` : ''}` }]
}

/** More than a person reads; the JSON result has them all. */
const mostNames = 500
