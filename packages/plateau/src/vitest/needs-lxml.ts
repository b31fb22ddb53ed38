import { ProvideError, provideLxml, UsageError } from '@plateau/harness'
import { beforeEach } from 'vitest'
import type { MeasureSettings } from '../session.ts'

/** A release without a wheel is built here, with symbols its libraries too: three minutes on a busy machine with two cores. */
const longestMs = 20 * 60_000

/**
 * Skips the tests of this file or `describe` block, with the reason, where no interpreter here can have that release, or it
 * would have to be built and something that this takes is missing.
 *
 * Only that is a reason: a release that an interpreter can have and that cannot be installed, or does not build, fails the
 * tests. `symbols` and `python` are as in `measure`.
 *
 * @example
 * ```ts
 * import { needsLxml, test } from 'plateau/vitest'
 * import { describe } from 'vitest'
 *
 * describe('lxml 3.6.4', () => {
 *   needsLxml('3.6.4')
 *   test('is measured where a Python 2.7 is found', async () => {})
 * })
 * ```
 */
export function needsLxml(version: string, options: Pick<MeasureSettings, 'symbols' | 'python'> = {}): void {
  let why: Promise<string | undefined> | undefined
  beforeEach(async ({ skip }) => {
    why ??= whyNot(version, options)
    const reason = await why
    skip(reason !== undefined, reason)
  }, longestMs)
}

async function whyNot(
  version: string,
  options: Pick<MeasureSettings, 'symbols' | 'python'>,
): Promise<string | undefined> {
  try {
    await provideLxml(version, options)
    return undefined
  } catch (error) {
    if (error instanceof UsageError) return error.message
    if (error instanceof ProvideError && /^(?:cannot build|no source)$/.test(error.failure.kind)) return error.message
    throw error
  }
}
