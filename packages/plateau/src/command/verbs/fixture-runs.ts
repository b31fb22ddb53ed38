import type { Run } from '@plateau/core'
import { html, type Page, type Subject, xml } from '@plateau/harness'
import type { FreshVariation, InputStream } from '../../pages.ts'
import type { MeasuredRun, MeasureSettings, Session } from '../../session.ts'

/** The article's: what was kept of ids, tags and entities. An XML page has no entities without a DTD. */
export const variedIn = {
  html: ['ids', 'tags', 'entities'],
  xml: ['tags', 'attributes'],
} as const satisfies Readonly<Record<Page['kind'], readonly FreshVariation[]>>

/** Fresh names a page, as in a map. */
export const freshInCase = 20

/**
 * Inputs of a run of a generated case: by count, not by time, so that a slow machine gives the same verdict. All 20 pages
 * tried (1 kB to 1.6 MB) are decided on 128; twice as many see a rarer step, and are not worth their time on a large page.
 */
export function inputsInCase({ bytes }: Pick<Page, 'bytes'>): number {
  return bytes.length > LARGE ? 128 : 256
}

const LARGE = 256 * 1024

/** For the largest of these pages on a machine with other work: 25 s at most were measured. */
export const timeoutInCaseMs = 120_000

export function subjectFor(page: Page): Subject {
  return page.kind === 'html' ? html() : xml()
}

/** Measures what the case of a page is to promise, in the order of the case. */
export async function measureCase(session: Session, page: Page, settings: MeasureSettings): Promise<readonly Run[]> {
  const streams: readonly InputStream<boolean>[] = [
    { page: async () => page, variation: 'same' },
    ...variedIn[page.kind].map((variation) => ({ page: async () => page, variation, fresh: freshInCase })),
  ]
  const budget = { inputs: inputsInCase(page), timeoutMs: timeoutInCaseMs }
  return await Promise.all(
    streams.map(
      (inputs): Promise<MeasuredRun> => session.measure(subjectFor(page), inputs, { ...budget, ...settings }),
    ),
  )
}
