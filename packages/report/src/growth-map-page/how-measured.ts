import { safe } from '../safe/safe.ts'
import { askedAgain, type Dropped } from '../words/asked-again.ts'
import { count, grouped } from '../words/count.ts'
import { duration } from '../words/duration.ts'
import { list } from '../words/list.ts'
import type { MeasuredMap } from './measured-map.ts'
import { bullets } from './table.ts'

/** What each run was given, by which command, when and on what. */
export function howMeasured({ result, releases, sections }: MeasuredMap): readonly string[] {
  const { runs, machine, startedAt, durationMs, plateau, command } = result
  const inputs = Math.max(...runs.map((run) => run.inputs))
  const pages = [...new Set(sections.map(({ page }) => page))]
  const sizes = [...new Set(runs.flatMap(({ freshPerInput }) => (freshPerInput > 0 ? [freshPerInput] : [])))]
  const fresh =
    sizes.length === 0 ? '' : `, with ${list(sizes.map(grouped), 'or')} fresh names on each page where names are fresh`
  const pythons = releases.flatMap(({ name, python }) => (python === undefined ? [] : [`${name} by Python ${python}`]))
  const undecided = runs.filter(({ outcome }) => outcome === 'undecided').length
  return [
    bullets([
      `${count(runs.length, 'run')}, each in a process of its own that parses up to ${grouped(inputs)} pages${fresh}. ` +
        `The pages are variations of ${list(pages)}.`,
      `${list(pythons)}; plateau ${plateau}, ${machine.platform} ${machine.arch}, ${machine.libc}, ${count(machine.cores, 'core')}; ` +
        `${startedAt.slice(0, 10)}, in ${duration(durationMs)}.`,
      ...(undecided === 0
        ? []
        : [`Undecided: ${count(undecided, 'run')}. Such a run counts neither for nor against anything here.`]),
    ]),
    '[How a run is measured, and why its figures are exact](how-it-measures.md). [How to read a map](reading-a-map.md). To ' +
      'measure other pages or releases, in a clone of plateau:',
    indented([
      ['npx -y pnpm@10.34.9 plateau', command[0] ?? '', ...askedAgain(command, outputs), '--json map.json'].join(' '),
      'npx -y pnpm@10.34.9 growth-map-page map.json',
    ]),
  ]
}

/** Where a map is written to, and what it is held to, do not decide what is measured. */
const outputs: Dropped = {
  taking: new Set(['--json', '--markdown', '--baseline']),
  alone: new Set(['--update', '--quiet', '--verbose']),
}

function indented(lines: readonly string[]): string {
  return lines.map((line) => `    ${safe(line, 'terminal')}`).join('\n')
}
