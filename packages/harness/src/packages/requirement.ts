import { visible } from '../children/visible.ts'
import { UsageError } from '../usage-error.ts'

/**
 * Takes what pip would look up in its index, by name: `selectolax==0.3.34`. Paths and addresses are refused, since what they
 * hold may change without their text, and flags, which pip would follow.
 *
 * @throws UsageError for any other text.
 */
export function requirement(text: string): string {
  const trimmed = text.trim()
  if (/^[a-z0-9][^@/\\\p{Cc}]*$/iu.test(trimmed)) return trimmed
  throw notARequirement([text])
}

export function notARequirement(texts: readonly string[]): UsageError {
  const got = texts.map((text) => `"${visible(text)}"`).join(', ')
  return new UsageError(`Expected --with to be a requirement such as selectolax==0.3.34, got ${got}`)
}
