import { describe, expect, test } from 'vitest'
import { readableName } from './readable-name.ts'

describe('readableName()', () => {
  test.each([
    ['xmlDictLookup', 'xmlDictLookup'],
    ['htmlParseName.isra.0', 'htmlParseName'],
    ['htmlParseStartTag.constprop.2', 'htmlParseStartTag'],
    ['xmlDictComputeFastKey.lto_priv.1', 'xmlDictComputeFastKey'],
    ['htmlParseContentInternal.part.3.cold', 'htmlParseContentInternal'],
    ['xmlParseName.cold', 'xmlParseName'],
    ['f(int) [clone .isra.0] [clone .cold]', 'f(int)'],
    ['malloc@plt', 'malloc'],
    ['xmlDictLookup@@LIBXML2_2.4.30', 'xmlDictLookup'],
    ['malloc@@GLIBC_2.2.5', 'malloc'],
  ])('takes off what a compiler or linker added: %s', (symbol, name) => {
    expect(readableName(symbol)).toBe(name)
  })

  test.each([
    ['__pyx_f_4lxml_5etree__parseDoc', 'lxml.etree._parseDoc'],
    ['__pyx_f_4lxml_5etree_11_BaseParser__parseUnicodeDoc', 'lxml.etree._BaseParser._parseUnicodeDoc'],
    ['__pyx_pf_4lxml_5etree_22fromstring', 'lxml.etree.fromstring'],
    ['__pyx_pw_4lxml_5etree_23fromstring.isra.0', 'lxml.etree.fromstring'],
    ['__pyx_pw_4lxml_5etree_11_FeedParser_5feed', 'lxml.etree._FeedParser.feed'],
    ['__pyx_pw_4lxml_5etree_3foo_bar', 'lxml.etree.foo_bar'],
    ['__pyx_pw_4lxml_5etree_7_Attrib_11__setitem__', 'lxml.etree._Attrib.__setitem__'],
    ['__pyx_tp_new_4lxml_5etree_XMLParser', 'lxml.etree.XMLParser [tp_new]'],
    ['__pyx_getprop_4lxml_5etree_8_Element_tag', 'lxml.etree._Element.tag [getprop]'],
  ])('reads names of Cython as those of Python: %s', (symbol, name) => {
    expect(readableName(symbol)).toBe(name)
  })

  test.each([
    '__pyx_pymod_exec_etree',
    '__Pyx_PyObject_Call',
    '?parse@@YAXPEBD@Z',
    "ntdll! ?? ::FNODOBFM::`string'",
    '',
  ])('leaves a name that it does not know as it is: %j', (symbol) => {
    expect(readableName(symbol)).toBe(symbol)
  })
})
