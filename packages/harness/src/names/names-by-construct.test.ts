import { describe, expect, test } from 'vitest'
import type { Page } from '../pages/page.ts'
import { namesByConstruct } from './names-by-construct.ts'

const shop = html(
  'shop',
  `<!DOCTYPE html><?php echo?><HTML><p ID=basket Class="big red" title="&euro;&shy x"><a name=top href=#>&nbsp;abc</a>
   <!-- secret --><x-y @click.prevent=go data-i='1'></p><a id="" laws" gun=""></a><g:Plusone></g:Plusone>`,
)
const feed = xml(
  'feed',
  `<?xml version="1.0"?><?style a?><!DOCTYPE feed [<!ENTITY me "x"><!ATTLIST % p a CDATA "">]>
   <feed xmlns="urn:a" xmlns:dc="urn:b" xml:id="i1"><dc:title dc:lang="&me;">&me;</dc:title></feed>`,
)

describe('namesByConstruct()', () => {
  test.each([
    ['p', ['tag']],
    ['html', ['doctype', 'tag']],
    ['id', ['attribute']],
    ['basket', ['id']],
    ['top', ['id']],
    ['red', ['class']],
    ['big red', ['class']],
    ['title', ['attribute']],
    ['euro', ['entity in a value']],
    ['shy', ['entity in a value']],
    ['nbsp', ['entity in text']],
    ['php', ['instruction']],
    ['x-y', ['tag']],
    ['@click.prevent', ['attribute']],
    ['go', ['value']],
    ['1', ['value']],
    ['', ['id', 'value']],
    ['laws"', ['attribute']],
    ['laws', ['attribute']],
    ['g:plusone', ['tag']],
    ['plusone', ['tag']],
    ['secret', []],
    ['xmlns', []],
    ['ID', []],
  ])('finds what %s is in a page of HTML: %j', (name, constructs) => {
    expect(namesByConstruct([name], [shop])).toMatchObject([{ name, constructs }])
  })

  test.each([
    ['feed', ['doctype', 'tag']],
    ['style', ['instruction']],
    ['me', ['declaration', 'entity in a value', 'entity in text']],
    ['urn:a', ['namespace URI']],
    ['urn:b', ['namespace URI']],
    ['dc', ['namespace prefix']],
    ['title', ['tag']],
    ['dc:title', ['tag']],
    ['lang', ['attribute']],
    ['i1', ['id']],
    ['xmlns', ['attribute']],
  ])('finds what %s is in a page of XML: %j', (name, constructs) => {
    expect(namesByConstruct([name], [feed])).toMatchObject([{ name, constructs }])
  })

  test('says which page brought a name first, and all that later ones have it as', () => {
    const kept = namesByConstruct(['title', 'feed', 'nowhere'], [shop, feed])

    expect(kept).toEqual([
      { name: 'title', bytes: 5, constructs: ['attribute', 'tag'], page: 'shop' },
      { name: 'feed', bytes: 4, constructs: ['doctype', 'tag'], page: 'feed' },
      { name: 'nowhere', bytes: 7, constructs: [] },
    ])
  })

  test('knows the tokens of a variation, which are in no saved page', () => {
    const kept = namesByConstruct(['z00a0001f', 'zebra', 'p'], [shop], { variation: 'entities' })

    expect(kept.map(({ name, constructs, page }) => [name, constructs, page])).toEqual([
      ['z00a0001f', ['entity in a value'], 'shop'],
      ['zebra', [], undefined],
      ['p', ['tag'], 'shop'],
    ])
  })

  test.each([
    ['utf-8', Buffer.from('<p id=caf\u00e9>')],
    ['iso-8859-1', Buffer.from('<p id=caf\u00e9>', 'latin1')],
    ['utf-16', Buffer.from('\uFEFF<p id=caf\u00e9>', 'utf16le')],
    ['shift_jis', Buffer.from([...Buffer.from('<p id='), 0x83, 0x5c, 0x3e])],
  ])('reads names beyond ASCII as the parser keeps them, from %s', (encoding, bytes) => {
    const [id] = namesByConstruct([encoding === 'shift_jis' ? '\u30bd' : 'caf\u00e9'], [{ ...shop, bytes, encoding }])

    expect(id?.constructs).toEqual(['id'])
  })

  test('counts the bytes of a name as UTF-8, and an escaped byte as one', () => {
    expect(namesByConstruct(['caf\u00e9', 'a\\xff'], []).map(({ bytes }) => bytes)).toEqual([5, 2])
  })
})

function html(name: string, text: string): Page {
  return { name, path: `${name}.html`, bytes: Buffer.from(text), kind: 'html', encoding: 'utf-8' }
}

function xml(name: string, text: string): Page {
  return { name, path: `${name}.xml`, bytes: Buffer.from(text), kind: 'xml', encoding: 'utf-8' }
}
