import type { Variation } from '@plateau/core'
import { describe, expect, test } from 'vitest'
import { UsageError } from '../usage-error.ts'
import type { Page } from './page.ts'
import { type TemplateOptions, templateOf } from './template.ts'

function page(text: string, kind: Page['kind'] = 'html'): Page {
  return { name: 'page', path: `page.${kind}`, bytes: Buffer.from(text), kind, encoding: 'utf-8' }
}

/** The template as text, with @ where the stamp goes. */
function stamped(source: Page, variation: Variation, options: TemplateOptions = {}): string {
  return templateOf(source, variation, options).pieces.map(String).join('@')
}

const html = page(`<!DOCTYPE html>
<html><head><title>T</title><meta charset="utf-8"></head>
<body>
<h1 id="a" class='b c' xml:id=d>Hi &hellip;</h1>
<!-- note -->
<?php echo ?><b>ab</b><a href="?x=1&y=2&amp;z" size=2>text</a></body></html>
`)

describe('templateOf() of an HTML page', () => {
  test.each<[Variation, string]>([
    ['ids', `<h1 id="z000@" class='b c' xml:id=d>`],
    ['xml-ids', `<h1 id="a" class='b c' xml:id=z000@>`],
    ['tags', `<z000@ id="a" class='b c' xml:id=d>Hi &hellip;</z000@>`],
    ['tags', `<z001@>ab</z001@><z002@ href="?x=1&y=2&amp;z" size=2>text</z002@></body>`],
    ['attributes', `<h1 z000@="a" z001@='b c' xml:id=d>`],
    ['attributes', `<a z002@="?x=1&y=2&amp;z" z003@=2>`],
    ['entities', `href="?x=1&z000@=2&z001@;z"`],
    ['text-entities', 'Hi &z000@;</h1>'],
    ['instructions', '<?z000@ echo ?>'],
    ['comments', '<!--z000@-->'],
    ['text', '>z000@</h1>'],
    ['text', '<b>z001@</b>'],
    ['short-text', '<b>@</b>'],
    ['values', '<a href="z000@" size=z001@>'],
    ['short-values', '<a href="?x=1&y=2&amp;z" size=@>'],
    ['classes', `<h1 id="a" class='z000@' xml:id=d>`],
    ['indentation', '<body>\n          @<h1'],
    ['long-names', `<h1 z000@${'x'.repeat(1015)}="a"`],
  ])('varies %s', (variation, expected) => {
    expect(stamped(html, variation)).toContain(expected)
  })

  test('is the page itself where nothing varies', () => {
    const template = templateOf(html, 'same')

    expect(template.pieces).toEqual([html.bytes])
    expect(template).toMatchObject({ tokens: [], fresh: 0, notes: [] })
  })

  test('leaves alone what a parser reads apart: raw text, the head, tables, tags that cross', () => {
    const raw = page(
      `<body id=x><script>"<b id=a>&c;</b>"</script><textarea><i id=d></i></textarea><table id=e><tr><td></td></tr></table><u><s></u></s>`,
    )

    expect(stamped(raw, 'ids')).toBe(raw.bytes.toString().replace('id=e', 'id=z000@'))
    expect(templateOf(raw, 'tags').notes).toEqual(['the page has no element to rename: one was added'])
  })

  test('leaves alone the attributes of a tag that parsers read differently', () => {
    expect(stamped(page('<p "x id="a"><p id="b">'), 'ids')).toBe('<p "x id="a"><p id="z000@">')
  })

  test('adds what the page lacks before the end of its body, and says so', () => {
    const template = templateOf(html, 'ids', { fresh: 3 })

    expect(template.pieces.map(String).join('@')).toContain('text</a><b id="z001@">t</b><b id="z002@">t</b></body>')
    expect(template.notes).toEqual(['the page has 1 id: 2 were added'])
    expect(template.fresh).toBe(3)
  })

  test('adds no construct inside a script or a comment that nothing ends', () => {
    expect(stamped(page('<p>a</p><script>var b'), 'ids')).toBe('<p>a</p><b id="z000@">t</b><script>var b')
    expect(stamped(page('<p>a</p><!-- b'), 'ids')).toBe('<p>a</p><b id="z000@">t</b><!-- b')
  })

  test('keeps to the first places where fewer are asked for', () => {
    expect(stamped(page('<i><b></b></i><u></u>'), 'tags', { fresh: 1 })).toBe('<z000@><b></b></z000@><u></u>')
  })

  test('leaves alone the entities in an id, which would be a fresh id as well', () => {
    expect(stamped(page('<a id="a&b" name="&c" title="&d">'), 'entities')).toBe('<a id="a&b" name="&c" title="&z000@">')
  })

  test('has no namespaces to vary', () => {
    expect(() => templateOf(html, 'namespaces')).toThrow(UsageError)
    expect(() => templateOf(html, 'namespace-uris')).toThrow('with --parser xml, got html')
  })

  test('reads a page that is stored as UTF-16 by its characters', () => {
    const bytes = Buffer.from('\ufeff<p id="a">\u{1f600}</p>', 'utf16le')

    const little = templateOf({ ...page(''), bytes, encoding: 'utf-16' }, 'ids')
    const big = templateOf({ ...page(''), bytes: Buffer.from(bytes).swap16(), encoding: 'utf-16' }, 'ids')

    expect(little.stamp.encoding).toBe('utf-16-le')
    expect(little.pieces.map((piece) => piece.toString('utf16le'))).toEqual(['\ufeff<p id="z000', '">\u{1f600}</p>'])
    expect(big.stamp.encoding).toBe('utf-16-be')
    expect(big.pieces.map((piece) => Buffer.from(piece).swap16())).toEqual(little.pieces)
  })
})

const xml = page(
  `<?xml version="1.0"?>
<!-- prolog --><r xmlns="urn:r" xmlns:n="urn:n" id="a">
  <n:e n:k="1" xml:id="b">x &lt; y</n:e><f t="a&amp;b"/><g>ab</g><!-- in --><?do it?>
</r>`,
  'xml',
)

describe('templateOf() of an XML page', () => {
  test.each<[Variation, string]>([
    ['ids', 'xmlns:n="urn:n" id="z000@">'],
    ['xml-ids', 'xml:id="z000@">'],
    ['tags', '<z000@ n:k="1" xml:id="b">x &lt; y</z000@><z001@ t="a&amp;b"/><z002@>ab</z002@>'],
    ['attributes', 'xmlns:n="urn:n" z000@="a">'],
    ['attributes', '<n:e z001@="1" xml:id="b">'],
    ['entities', '<!DOCTYPE r [<!ENTITY z000@ "x">]><r xmlns'],
    ['entities', '<f t="a&z000@;b"/>'],
    ['text-entities', 'x &z000@; y'],
    ['instructions', '<?z000@ it?>'],
    ['comments', '<!-- prolog --><r'],
    ['comments', '<!--z000@-->'],
    ['text', '>z000@</n:e>'],
    ['short-text', '<g>@</g>'],
    ['short-values', '<n:e n:k="@" xml:id="b">'],
    ['indentation', 'id="a">\n          @<n:e'],
    ['namespaces', 'xmlns:z000@="urn:n" id="a">\n  <z000@:e z000@:k="1" xml:id="b">x &lt; y</z000@:e><f'],
    ['namespace-uris', 'xmlns="urn:z000@" xmlns:n="urn:z001@"'],
  ])('varies %s', (variation, expected) => {
    expect(stamped(xml, variation)).toContain(expected)
  })

  test('declares fresh entities where the page already declares some', () => {
    const declared = page('<!DOCTYPE r SYSTEM "a[b" [<!ENTITY % p "">%p;]><r a="&b;"/>', 'xml')
    const external = page('<!DOCTYPE r PUBLIC "a" "b"><r a="&b;"/>', 'xml')

    expect(stamped(declared, 'entities')).toBe(
      '<!DOCTYPE r SYSTEM "a[b" [<!ENTITY z000@ "x"><!ENTITY % p "">%p;]><r a="&z000@;"/>',
    )
    expect(stamped(external, 'entities')).toBe('<!DOCTYPE r PUBLIC "a" "b" [<!ENTITY z000@ "x">]><r a="&z000@;"/>')
  })

  test('declares several entities in one document type', () => {
    expect(stamped(page('<r a="&lt;">&gt;</r>', 'xml'), 'entities', { fresh: 2 })).toBe(
      '<!DOCTYPE r [<!ENTITY z000@ "x"><!ENTITY z001@ "x">]><r a="&z000@;">&gt;<b title="&z001@;">t</b></r>',
    )
  })

  test('adds constructs to a root that was empty', () => {
    expect(stamped(page('<r />', 'xml'), 'tags', { fresh: 2 })).toBe('<r ><z000@>t</z000@><z001@>t</z001@></r>')
  })

  test('renames a namespace prefix in its own scope only', () => {
    const nested = page('<r><a:x xmlns:a="1"><a:y xmlns:a="2"/><a:z/></a:x><b xmlns:a="3" a:c=""/></r>', 'xml')

    expect(stamped(nested, 'namespaces', { fresh: 1 })).toBe(
      '<r><z000@:x xmlns:z000@="1"><a:y xmlns:a="2"/><z000@:z/></z000@:x><b xmlns:a="3" a:c=""/></r>',
    )
  })

  test('reads names and attributes beyond ASCII, in any encoding', () => {
    const bytes = Buffer.from('<r><\xe9\xff id="\xe8"\xe0="1"></\xe9\xff></r>'.replace('"\xe0', '" \xe0'), 'latin1')

    const template = templateOf({ ...xml, bytes, encoding: 'iso-8859-1' }, 'tags')

    expect(Buffer.concat(template.pieces).toString('latin1')).toBe('<r><z000 id="\xe8" \xe0="1"></z000></r>')
  })

  test('takes the places before the fault in a page that is not well-formed, and says so', () => {
    const template = templateOf(page('<r><a></a><b></c><d></d></r>', 'xml'), 'tags')

    expect(template.pieces.map(String).join('@')).toBe('<r><z000@></z000@><b></c><d></d></r>')
    expect(template.notes).toEqual(['the page is not well-formed XML: nothing after character 17 is fresh'])
  })

  test('refuses a page without a root', () => {
    expect(() => templateOf(page('no markup', 'xml'), 'tags')).toThrow('Expected an XML page to have a root element')
  })
})

describe('templateOf() tells tokens apart', () => {
  test('has as many inputs as stamps of its width', () => {
    expect(templateOf(html, 'ids')).toMatchObject({ capacity: 16 ** 5, stamp: { width: 5, encoding: 'ascii' } })
  })

  test('spends the three bytes of a short text on the input alone, or on one slot character and the input', () => {
    const one = templateOf(html, 'short-text')
    const many = templateOf(html, 'short-text', { fresh: 20 })

    expect([one.tokens, one.stamp.width]).toEqual([[''], 3])
    expect([new Set(many.tokens).size, many.stamp.width]).toEqual([20, 2])
    expect(many.capacity).toBe(many.stamp.alphabet.length ** 2)
  })

  test.each([0, -1, 1.5, Number.NaN, 46_657])('refuses %d fresh names', (fresh) => {
    expect(() => templateOf(html, 'ids', { fresh })).toThrow(`a whole number from 1 to 46656, got ${fresh}`)
  })

  test('takes no more places than there are tokens', () => {
    const template = templateOf(page('<b></b>'.repeat(50_000)), 'tags')

    expect(new Set(template.tokens).size).toBe(46_656)
    expect(template.notes).toEqual(['the page has more elements to rename than the 46656 that are fresh'])
  })
})
