import { provideLxml, UsageError } from '@plateau/harness'
import { beforeEach } from 'vitest'

/**
 * Skips the tests of this file or `describe` block, with the reason, where no interpreter here can have that release.
 *
 * Only that is a reason: a release that an interpreter can have and that cannot be installed fails the tests.
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
export function needsLxml(version: string): void {
  let why: Promise<string | undefined> | undefined
  beforeEach(async ({ skip }) => {
    why ??= whyNot(version)
    const reason = await why
    skip(reason !== undefined, reason)
  })
}

async function whyNot(version: string): Promise<string | undefined> {
  try {
    await provideLxml(version)
    return undefined
  } catch (error) {
    if (error instanceof UsageError) return error.message
    throw error
  }
}
