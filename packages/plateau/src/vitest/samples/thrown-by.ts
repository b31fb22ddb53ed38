/** The message of what a call throws. */
export function thrownBy(call: () => unknown): string {
  try {
    call()
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  throw new Error('Expected the call to throw, and it did not')
}
