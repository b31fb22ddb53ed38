import type { Run } from '@plateau/core'
import { title, verdict } from '@plateau/report'

/** What a test leaves for the reporter of each run that it measured. */
export interface ToldOfRuns {
  runs?: ToldOfRun[]
}

/** One run in words, as a row of a table. */
export interface ToldOfRun {
  readonly page: string
  readonly input: string
  readonly release: string
  readonly says: string
}

/** A run in words: a test's readings are too many to send from process to process. */
export function tellOfRun(run: Run): ToldOfRun {
  const { lxml, python } = run.versions
  return {
    page: run.page,
    input: title(run),
    release: lxml === undefined ? `Python ${python}` : `lxml ${lxml}`,
    says: verdict(run).words,
  }
}
