import { type BoundFinding, formatRange, parseBound, type Run } from '@plateau/core'
import { growing } from './gauges.ts'
import { sawInputs } from './reached.ts'

/** One line a bound: what was asked, what came of it, what was measured. A run that failed has none to speak of. */
export function boundsInWords(run: Run): readonly string[] {
  if (run.outcome === 'failed') return []
  if (run.bounds.length > 0) return run.bounds.map(boundInWords)
  return growing(run).length > 0 ? ['grows, no bound asked'] : []
}

/** Whether a run grows and only its bound lies within what was measured: more inputs would not move it out. */
export function boundIsOpen(run: Run): boolean {
  return (
    run.outcome === 'undecided' &&
    sawInputs(run) &&
    growing(run).length > 0 &&
    run.bounds.some(({ outcome }) => outcome === 'undecided')
  )
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
