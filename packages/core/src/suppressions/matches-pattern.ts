/**
 * Whether LeakSanitizer's pattern is found in a text: anywhere, unless `^` ties it to the start or `$` to the end; `*` is
 * any text (`TemplateMatch` in LLVM's `sanitizer_common.cpp`).
 */
export function matchesPattern(text: string, pattern: string): boolean {
  return expressionOf(pattern).test(text)
}

function expressionOf(pattern: string): RegExp {
  const known = expressions.get(pattern)
  if (known !== undefined) return known
  const tied = /^(\^?)(.*?)(\$?)$/s.exec(pattern)
  const [, start = '', middle = '', end = ''] = tied ?? []
  const parts = middle.split('*').map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  const expression = new RegExp(`${start}${parts.join('.*')}${end}`, 's')
  expressions.set(pattern, expression)
  return expression
}

/** A file of known growth has few patterns, each held against many frames. */
const expressions = new Map<string, RegExp>()
