import { formatRate, isGrowing, type Result, type Run } from '@plateau/core'
import { askedAgain, type Dropped, quoted } from './asked-again.ts'
import { boundIsOpen } from './bounds.ts'
import { sawInputs } from './reached.ts'

/** What a reader may do next: why, and the command to paste. */
export interface NextStep {
  readonly why: string
  readonly command: string
}

/**
 * Finds the one thing worth doing after a result: bound what grows, look into what failed, give more to what is open.
 *
 * @param invocation how this reader starts plateau: `plateau`, `pnpm plateau`.
 */
export function nextStep({ runs, command }: Result, invocation: string): NextStep | undefined {
  const line = (...more: readonly string[]) => [invocation, ...inputs(command, runs), ...more].join(' ')
  const bad = runs.find(({ outcome }) => outcome === 'failed' || outcome === 'exceeded')
  if (bad !== undefined) return { why: 'To see everything that was read:', command: line('--verbose') }

  const loose = runs.filter((run) => run.outcome === 'growing' || boundIsOpen(run))
  const bound = enough(loose)
  if (bound !== undefined) {
    return { why: 'To fail (exit code 1) if it ever grows more than this:', command: line('--at-most', `'${bound}'`) }
  }
  const open = runs.filter((run) => run.outcome === 'undecided' && sawInputs(run))
  if (open.length === 0) return undefined
  const inputsNext = 2 * Math.max(...open.map(({ inputs: used }) => used), 16_320)
  return { why: 'To let it decide, allow more:', command: line('--inputs', String(inputsNext), '--timeout', '60') }
}

/** The least round bound that all of these runs would hold, by name where all have fresh names. */
function enough(runs: readonly Run[]): string | undefined {
  const heaps = runs.flatMap(({ gauges: { heap } }) =>
    heap !== undefined && isGrowing(heap.growth) ? [heap.growth] : [],
  )
  if (heaps.length > 0) {
    const byName = heaps.flatMap(({ perName }) => (perName === undefined ? [] : [perName.high]))
    return byName.length === heaps.length
      ? formatRate(roundedUp(byName), { unit: 'B', per: 'name' })
      : formatRate(roundedUp(heaps.flatMap((heap) => ('perInput' in heap ? [heap.perInput.high] : []))), perPage)
  }
  const names = runs.flatMap(({ gauges }) =>
    gauges.names !== undefined && isGrowing(gauges.names.growth) ? [Math.ceil(gauges.names.growth.perInput.high)] : [],
  )
  return names.length === 0 ? undefined : `${Math.max(...names)} names/page`
}

const perPage = { unit: 'B', per: 'page' } as const

/** Two digits, and 2% to spare: two runs of one subject agree that well, and a bound should not flicker. */
function roundedUp(figures: readonly number[]): number {
  const most = 1.02 * Math.max(...figures)
  const step = 10 ** (Math.floor(Math.log10(most)) - 1)
  return Math.ceil(most / step) * step
}

const dropped: Dropped = {
  taking: new Set(['--json', '--html', '--markdown', '--svg', '--repro', '--at-most']),
  alone: new Set(['--verbose', '--quiet', '--no-color']),
}

/** What was asked for, less what only says where output goes or is asked for anew. */
function inputs(command: readonly string[], runs: readonly Run[]): readonly string[] {
  const verb = command.indexOf('run')
  return ['run', ...(verb < 0 ? fromRuns(runs) : askedAgain(command.slice(verb), dropped))]
}

function fromRuns(runs: readonly Run[]): readonly string[] {
  const pages = [...new Set(runs.map(({ page }) => quoted(page)))]
  const variations = [...new Set(runs.map(({ variation }) => variation))]
  return [...pages, '--vary', variations.join(',')]
}
