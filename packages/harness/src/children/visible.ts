const unsafe =
  // oxlint-disable-next-line no-control-regex -- control characters are what this looks for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/**
 * Makes text of unknown origin safe to print to a terminal.
 *
 * Escapes what a terminal would act on or what would reorder the line (C0 and C1 controls, ESC, bidi controls, line
 * separators, lone surrogates) as `\x1b` or `\u202e`; keeps newline and tab, and takes a carriage return before a newline
 * away.
 *
 * @example
 * ```ts
 * import { visible } from '@plateau/harness'
 *
 * console.log(visible('\u001b[31mred')) // \x1b[31mred
 * ```
 */
export function visible(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(unsafe, escape)
}

function escape(character: string): string {
  const code = character.charCodeAt(0)
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`
}
