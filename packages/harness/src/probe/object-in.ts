/** The JSON object that a line holds; nothing where it holds anything else, which a subject may have written. */
export function objectIn(line: string): object | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}
