/** What a page may hold to deceive whoever prints it. */
export const attacks: Readonly<Record<string, string>> = {
  'an escape sequence': 'a\u001b[2J\u001b]0;owned\u0007b',
  'a C1 control': 'a\u009b31mb',
  'a carriage return': 'broken\rholds',
  'line ends': 'a\nb\u2028c\u2029d\u0085e',
  'a NUL': 'a\u0000b',
  'bidi controls': 'a\u202eb\u2066c\u2069\u200f\u061cd',
  'zero width': 'a\u200bb\u200d\u2060\ufeffc',
  'tag characters': 'a\u{e0041}\u{e007f}b',
  'a filler that looks like a space': 'a\u3164b\u00a0c\u2800d',
  'a lone surrogate': 'a\ud800b',
  'marks piled on a letter': `a${'\u0300'.repeat(50)}b`,
  markup: '</summary></title><script>alert(1)</script><img src=x onerror=alert(1)>&lt;',
  'a CDATA end': ']]></desc>',
  Markdown: '| a | *b* _c_ `d` ~~e~~ [f](javascript:g) ![h](i) \\| \\`',
  'what GitHub links': '@everyone #1 GH-2 https://example.com www.example.com a@example.com',
  mathematics: '$\\href{javascript:x}{y}$',
}
