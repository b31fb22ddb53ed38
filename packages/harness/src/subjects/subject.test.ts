import { describe, expect, test } from 'vitest'
import { UsageError } from '../usage-error.ts'
import { callable, html, xml } from './subject.ts'

test('html() is one parser for all inputs, given bytes, unless said otherwise', () => {
  expect(html()).toEqual({
    kind: 'lxml',
    parser: 'html',
    options: {},
    entry: 'fromstring',
    as: 'bytes',
    lifetime: 'shared',
  })
})

test('xml() takes options and settings as they are', () => {
  const subject = xml({ huge_tree: true }, { entry: 'parse', as: 'str', lifetime: 'thread' })

  expect(subject).toEqual({
    kind: 'lxml',
    parser: 'xml',
    options: { huge_tree: true },
    entry: 'parse',
    as: 'str',
    lifetime: 'thread',
  })
})

describe('settings that exclude each other are refused', () => {
  test.each([
    [
      'options for a parser that is not ours',
      () => html({ huge_tree: true }, { lifetime: 'default' }),
      "Expected no parser options with --lifetime default, which uses lxml's own parser",
    ],
    [
      'a target for iterparse',
      () => xml({ target: 'events' }, { entry: 'iterparse' }),
      'Expected no --option target with --entry iterparse, which gives the events itself',
    ],
    [
      'a target for html.fromstring',
      () => html({ target: 'tree-builder' }, { entry: 'html.fromstring' }),
      'Expected no --option target with --entry html.fromstring, which looks for elements in what the target returns: name --entry fromstring',
    ],
    [
      'a schema for iterparse of HTML',
      () => html({ schema: 'anything' }, { entry: 'iterparse' }),
      'Expected no --option schema with --entry iterparse of HTML, which then gives no events and no tree: name --parser xml or another entry',
    ],
    [
      'text for iterparse',
      () => xml({}, { entry: 'iterparse', as: 'str' }),
      'Expected --as bytes with --entry iterparse, which reads bytes only',
    ],
    [
      'a thread for iterparse',
      () => xml({}, { entry: 'iterparse', lifetime: 'thread' }),
      'Expected --lifetime page with --entry iterparse, which makes its own parser, got "thread"',
    ],
    [
      'a default parser for iterparse',
      () => html({}, { entry: 'iterparse', lifetime: 'default' }),
      'Expected --lifetime page with --entry iterparse, which makes its own parser, got "default"',
    ],
    [
      'a default parser to feed',
      () => html({}, { entry: 'feed', lifetime: 'default' }),
      'Expected --lifetime shared, page or thread with --entry feed, where lxml has no html parser of its own, got "default"',
    ],
    [
      'a default HTML parser for parse(), whose default reads XML',
      () => html({}, { entry: 'parse', lifetime: 'default' }),
      'Expected --lifetime shared, page or thread with --entry parse, where lxml has no html parser of its own, got "default"',
    ],
    [
      'a default XML parser for html.fromstring(), whose default reads HTML',
      () => xml({}, { entry: 'html.fromstring', lifetime: 'default' }),
      'Expected --lifetime shared, page or thread with --entry html.fromstring, where lxml has no xml parser of its own, got "default"',
    ],
  ])('%s', (_, make, message) => {
    expect(make).toThrow(new UsageError(message))
  })

  test('but not where lxml has a parser of its own', () => {
    const owned = [
      html({}, { lifetime: 'default' }),
      html({}, { entry: 'html.fromstring', lifetime: 'default' }),
      xml({}, { lifetime: 'default' }),
      xml({}, { entry: 'parse', lifetime: 'default' }),
    ]

    expect(owned.map(({ lifetime }) => lifetime)).toEqual(['default', 'default', 'default', 'default'])
  })
})

test('a target and a schema that are none exclude nothing', () => {
  expect(html({ target: null, schema: null }, { entry: 'iterparse' }).options).toEqual({ target: null, schema: null })
})

test('iterparse makes a parser a page, which the subject says', () => {
  expect(xml({}, { entry: 'iterparse' }).lifetime).toBe('page')
})

describe('callable()', () => {
  test('names a function of a module, and where to find it', () => {
    const subject = callable('shop.pages:Reader.read', { path: ['/srv/shop'] })

    expect(subject).toEqual({ kind: 'callable', call: 'shop.pages:Reader.read', path: ['/srv/shop'], with: [] })
  })

  test('names what it is given to import', () => {
    expect(
      callable('soup:tags', { with: [' beautifulsoup4==4.15.0 ', 'soupsieve[all]>2,<5; python_version>"3"'] }),
    ).toMatchObject({
      with: ['beautifulsoup4==4.15.0', 'soupsieve[all]>2,<5; python_version>"3"'],
    })
  })

  test.each([
    '',
    '-r other.txt',
    '--index-url=http://blog.example',
    './soup',
    'soup/',
    'soup @ https://blog.example/',
    'a\nb',
  ])('refuses the requirement %j, which pip would not look up by name', (text) => {
    expect(() => callable('soup:tags', { with: [text] })).toThrow(
      /^Expected --with to be a requirement such as selectolax==0\.3\.34, got "/,
    )
  })

  test.each(['json.loads', 'json:', ':loads', 'json:loads()', 'json: loads', 'a:b:c', ''])('refuses %j', (call) => {
    expect(() => callable(call)).toThrow(
      new UsageError(`Expected --call to be MODULE:FUNCTION, such as json:loads, got "${call}"`),
    )
  })
})
