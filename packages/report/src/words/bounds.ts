import { type BoundFinding, formatRange, parseBound, type Run } from '@plateau/core'
import { growing } from './gauges.ts'

/** One line a bound: what was asked, what came of it, what was measured. */
export function boundsInWords(run: Run): readonly string[] {
  if (run.bounds.length > 0) return run.bounds.map(boundInWords)
  return growing(run).length > 0 ? ['grows, no bound asked'] : []
}

function boundInWords(finding: BoundFinding): string {
  const measured = finding.measured === undefined ? '' : `: measured ${measurement(finding)}`
  switch (finding.outcome) {
    case 'holds':
      return `${finding.bound} holds${measured}`
    case 'broken':
      return `${finding.bound} is broken${measured}`
    case 'undecided':
      return `${finding.bound} is undecided: ${finding.because ?? 'no reason was given'}`
  }
}

function measurement({ bound, measured = { low: 0, high: 0 } }: BoundFinding): string {
  const { gauge, per } = parseBound(bound)
  return formatRange(measured, { unit: gauge === 'heap' || gauge === 'resident' ? 'B' : gauge, per })
}
