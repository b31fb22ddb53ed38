/** Where a text goes: what must be escaped differs. */
export type Form = 'terminal' | 'markdown' | 'html' | 'xml'

/**
 * Makes one line of text of unknown origin safe to print.
 *
 * For every form, what a reader cannot see or what would reorder or end the line (controls, ESC, bidi controls, line
 * separators, zero-width and other ignorable characters, lone surrogates, marks piled on one letter) becomes `\x1b` or
 * `\u{202e}`. Markdown, HTML (as GitHub shows it) and XML also lose their own syntax.
 *
 * @example
 * ```ts
 * import { safe } from '@plateau/report'
 *
 * console.log(safe('\u001b[31m<b>', 'terminal')) // \x1b[31m<b>
 * console.log(safe('a|b *c*', 'markdown')) // a\|b \*c\*
 * ```
 */
export function safe(text: string, form: Form): string {
  const visible = text.replace(unsafe, escape)
  switch (form) {
    case 'terminal':
      return visible
    case 'markdown':
      return inMarkdown(visible)
    case 'html':
      return unlinked(inXml(visible))
    case 'xml':
      return inXml(visible)
  }
}

const unsafe =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?! )\p{Zs}|(?<=^|\p{M}{2})\p{M}/gu

function escape(character: string): string {
  const code = character.codePointAt(0) ?? 0
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`
}

function inMarkdown(text: string): string {
  const literal = text.replace(/[\\`*_{}[\]|~]/g, '\\$&')
  return unlinked(literal.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'))
}

/** GitHub links mentions, issues and addresses, and sets mathematics, whatever is escaped; a comment parts them. */
function unlinked(text: string): string {
  return text.replaceAll('$', '<span>$</span>').replace(/@|#(?=\d)|:(?=\/\/)|(?<=www)\.|(?<=GH)-(?=\d)/gi, '$&<!-- -->')
}

function inXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;')
}
