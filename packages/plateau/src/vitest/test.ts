import type { Pair } from '@plateau/core'
import type { Subject } from '@plateau/harness'
import { test as base } from 'vitest'
import { measureDefaults } from '../config/measure-defaults.ts'
import { readConfig } from '../config/read-config.ts'
import type { InputStream } from '../pages.ts'
import { type MeasuredRun, type MeasureSettings, openSession, type RecordSettings, type Session } from '../session.ts'
import { tellOfRun, type ToldOfRuns } from './told-of-runs.ts'

export type Measure = <Fresh extends boolean>(
  subject: Subject,
  inputs: InputStream<Fresh>,
  settings?: MeasureSettings,
) => Promise<MeasuredRun<Fresh>>

export type Record = (subject: Subject, inputs: InputStream<boolean>, settings?: RecordSettings) => Promise<Pair>

/**
 * vitest's `test` with `measure` and `record` in its context.
 *
 * A test that times out or is cancelled takes its child along, and the session's children end with the file's tests.
 *
 * @example
 * ```ts
 * import { fixture, html } from 'plateau'
 * import { expect, test } from 'plateau/vitest'
 *
 * test('fresh ids cost nothing', async ({ measure }) => {
 *   const run = await measure(html({ collect_ids: false }), fixture('coding-horror').fresh('ids'))
 *
 *   expect(run).toGrowAtMost('0 B/name', '0 names/page')
 * })
 * ```
 */
export const test = base.extend<{ measure: Measure; record: Record; session: Session; defaults: MeasureSettings }>({
  session: [
    // oxlint-disable-next-line no-empty-pattern -- vitest reads a fixture's needs off this pattern
    async ({}, use) => {
      const session = openSession()
      await use(session)
      await session.close()
    },
    { scope: 'file' },
  ],
  defaults: [
    // oxlint-disable-next-line no-empty-pattern -- vitest reads a fixture's needs off this pattern
    async ({}, use) => {
      await use(measureDefaults((await readConfig('.'))?.config))
    },
    { scope: 'file' },
  ],
  measure: async ({ session, defaults, signal, task }, use) => {
    const meta = task.meta as ToldOfRuns
    await use(async (subject, inputs, settings) => {
      const run = await session.measure(subject, inputs, { signal, ...defaults, ...settings })
      meta.runs = [...(meta.runs ?? []), tellOfRun(run)]
      return run
    })
  },
  record: async ({ session, defaults, signal }, use) => {
    const { atMost: _, ...others } = defaults
    await use((subject, inputs, settings) => session.record(subject, inputs, { signal, ...others, ...settings }))
  },
})
