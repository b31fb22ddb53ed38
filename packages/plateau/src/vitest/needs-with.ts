import { choosePython, ProvideError, provideWith, UsageError } from '@plateau/harness'
import { beforeEach } from 'vitest'

/**
 * Skips the tests of this file or `describe` block, with the reason, where the interpreter has no wheels of those
 * requirements, or the package index cannot be reached.
 *
 * `python` is the interpreter's path or version, as in `measure`.
 *
 * @example
 * ```ts
 * import { needsWith, test } from 'plateau/vitest'
 * import { describe } from 'vitest'
 *
 * describe('selectolax 0.3.34', () => {
 *   needsWith(['selectolax==0.3.34'])
 *   test('is measured where there is a wheel of it', async () => {})
 * })
 * ```
 */
export function needsWith(requirements: readonly string[], options: { readonly python?: string } = {}): void {
  let why: Promise<string | undefined> | undefined
  beforeEach(async ({ skip }) => {
    why ??= whyNot(requirements, options.python)
    const reason = await why
    skip(reason !== undefined, reason)
  })
}

async function whyNot(requirements: readonly string[], python: string | undefined): Promise<string | undefined> {
  if (requirements.length === 0) return undefined
  try {
    await provideWith(requirements, await choosePython(python))
    return undefined
  } catch (error) {
    if (error instanceof UsageError) return error.message
    if (error instanceof ProvideError && error.failure.kind === 'no index') return error.message
    throw error
  }
}
