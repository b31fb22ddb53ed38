import type { Column, Run, Setting } from '@plateau/core'
import {
  type ColumnError,
  isColumnError,
  openColumns,
  partSettings,
  type Probes,
  refuseAllFailed,
  refuseUnknownSettings,
  type Subject,
  UsageError,
  visible,
} from '@plateau/harness'
import { type MeasurePlanOptions, measurePlan, requestsOf } from './measure-plan.ts'
import type { PlannedRun } from './plan.ts'

export interface MeasuredColumns {
  readonly runs: readonly Run[]
  readonly columns: readonly Column[]
}

/** A release under way, by the words in which it was asked for. */
interface Progressing {
  column: Column
  readonly asked: string | undefined
}

/**
 * Measures planned runs on the releases that they name, one column for each. A release that cannot be provided, or whose
 * probe dies, becomes a failed column, and one that lacks an option has it absent; everything else is measured.
 *
 * @throws UsageError where two of them are the same, or none has an option that was asked for.
 * @throws the first error where nothing could be measured.
 */
export async function measureColumns(
  planned: readonly PlannedRun[],
  probes: Probes,
  options: Omit<MeasurePlanOptions, 'spread' | 'onFailure'>,
): Promise<MeasuredColumns> {
  const columns = await begin(planned, probes, options)
  const columnOf = ({ lxml }: PlannedRun) => columns.find(({ asked }) => asked === lxml) as Progressing
  const able = planned.filter((run) => {
    const { failed, absent } = columnOf(run).column
    return failed === undefined && !settingsOf(run.subject).some((setting) => absent.some((it) => isSame(it, setting)))
  })
  const errors: ColumnError[] = []
  const runs = await measurePlan(able, probes, {
    ...options,
    spread: false,
    onFailure: (run, error) => {
      if (!isColumnError(error)) throw error
      errors.push(error)
      const progressing = columnOf(run)
      progressing.column = { failed: firstLine(error), ...progressing.column }
    },
  })
  const [first] = errors
  if (first !== undefined && runs.length === 0) throw first
  return { runs, columns: columns.map(({ column }) => column) }
}

async function begin(
  planned: readonly PlannedRun[],
  probes: Probes,
  { python, signal }: Pick<MeasurePlanOptions, 'python' | 'signal'>,
): Promise<readonly Progressing[]> {
  const requests = requestsOf(planned, python)
  const opened = await openColumns(requests, probes, { signal })
  refuseAllFailed(opened)
  refuseSame(opened.map(({ name }) => name))

  const settings = distinct(planned.flatMap(({ subject }) => settingsOf(subject)))
  refuseUnknownSettings(
    settings,
    opened.flatMap((column) => (column.kind === 'open' ? (column.probe.facts.options ?? []) : [])),
  )
  return opened.map((column, index): Progressing => {
    const { name } = column
    const asked = requests[index]?.lxml
    switch (column.kind) {
      case 'open': {
        const { options } = column.probe.facts
        const absent = options === undefined ? [] : partSettings(settings, options).absent
        return { asked, column: { name, versions: column.versions, absent } }
      }
      case 'failed':
        return { asked, column: { name, failed: firstLine(column.error), absent: [] } }
    }
  })
}

/** @throws UsageError where one name stands for two. */
export function refuseSame(names: readonly string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice === undefined) return
  throw new UsageError(`Expected each release to be named once, got ${visible(twice)} twice`)
}

function settingsOf(subject: Subject): readonly Setting[] {
  if (subject.kind === 'callable') return []
  const { parser, options } = subject
  return Object.entries(options).map(([option, value]) => ({ parser, option, value }))
}

function distinct(settings: readonly Setting[]): readonly Setting[] {
  return settings.filter((setting, index) => settings.findIndex((it) => isSame(it, setting)) === index)
}

function isSame(one: Setting, other: Setting): boolean {
  return one.parser === other.parser && one.option === other.option && one.value === other.value
}

/** What fits into a cell or a sentence of what an error says. */
export function firstLine({ message }: Error): string {
  return message.split('\n', 1)[0] ?? message
}
