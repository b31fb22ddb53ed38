/**
 * Cuts a text that is longer than people read, and says how long it was.
 *
 * @example
 * ```ts
 * import { shorten } from '@plateau/report'
 *
 * console.log(shorten('abcdef', 3)) // abc... (6 characters)
 * ```
 */
export function shorten(text: string, atMost: number): string {
  if (text.length <= atMost) return text
  return `${text.slice(0, atMost)}... (${text.length} characters)`
}
