/** What was asked for cannot be done as asked: the message says what was expected, what came, and what is allowed. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
