import { crossed, readFixture } from '@plateau/harness'
import { expect, needsLxml, test } from 'plateau/vitest'
import { describe } from 'vitest'
import { articles, cured, narrow, next, slowing } from '../versions.ts'
import { baseline, mapOf, measureLine, titleOf } from './lines.ts'

const pages = await Promise.all(['minimal', 'valid-xml'].map(async (name) => (await readFixture(name)).page))
const owners: ReadonlySet<string> = new Set(['page', 'thread'])

/** What each of these keeps stands in the baseline: their bounds are history, and must not change. */
describe.each([articles, cured, slowing, narrow, next])('lxml %s keeps what it kept', (lxml) => {
  needsLxml(lxml)

  const lines = pages.flatMap((page) => [
    ...crossed.plain(mapOf(page), page),
    ...crossed
      .waysIn(mapOf(page), page, new Set(['tags']))
      .filter(
        ({ subject: { entry, as, lifetime } }) => entry === 'fromstring' && as === 'bytes' && owners.has(lifetime),
      ),
  ])
  test.for(lines.map((line) => [line.page.name, titleOf(line), line] as const))(
    '%s: %s',
    async ([, , line], { measure }) => {
      const run = await measureLine(measure, line, lxml)

      expect(run).toHoldToBaseline(baseline)
    },
  )
})
