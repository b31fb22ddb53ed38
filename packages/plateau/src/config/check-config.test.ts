import { UsageError } from '@plateau/harness'
import { describe, expect, test } from 'vitest'
import { checkConfig } from './check-config.ts'

const file = '/shop/plateau.config.ts'

test('checkConfig() takes every key with what it allows', () => {
  const config = {
    pages: ['coding-horror', 'saved/front.html'],
    lxml: ['6.1.3', '5.4.0'],
    python: '3.11',
    vary: ['same', 'ids'],
    fresh: 20,
    atMost: ['72 B/name', '0 names/page'],
    inputs: 4096,
    timeout: 0.5,
    baseline: 'growth-map.json',
  }

  expect(checkConfig(config, file)).toEqual(config)
  expect(checkConfig({ lxml: '6.1.3', python: undefined }, file)).toMatchObject({ lxml: '6.1.3' })
})

describe('checkConfig() refuses, with the file, the key, the value and what is allowed', () => {
  test.each<[object, string]>([
    [{ imputs: 64 }, 'Expected a key in FILE to be one of pages, lxml, .*, baseline, got "imputs"'],
    [{ toString: 64 }, 'Expected a key in FILE to be one of .*, got "toString"'],
    [{ inputs: '64' }, 'Expected inputs in FILE to be a whole number, got "64"'],
    [{ inputs: 1.5 }, 'Expected inputs in FILE to be a whole number, got 1.5'],
    [{ timeout: -1 }, 'Expected timeout in FILE to be a number of seconds, got -1'],
    [{ timeout: Infinity }, 'Expected timeout in FILE to be a number of seconds, got null'],
    [{ fresh: 0 }, 'Expected fresh in FILE to be a whole number of at least 1, got 0'],
    [{ lxml: 6.1 }, 'Expected lxml in FILE to be a release or a list of releases, got 6.1'],
    [{ lxml: [] }, 'Expected lxml in FILE to be a release or a list of releases, got \\[\\]'],
    [{ vary: ['tag'] }, 'Expected vary in FILE to be a list of same, ids, .*, got \\["tag"\\]'],
    [{ atMost: '72 B/name' }, 'Expected atMost in FILE to be a list of bounds, .*, got "72 B/name"'],
    [{ atMost: ['72'] }, 'Expected atMost in FILE to be a list of bounds, .*, got \\["72"\\]'],
    [{ pages: [''] }, 'Expected pages in FILE to be a list of saved pages and names of fixtures, got \\[""\\]'],
    [{ python: '' }, 'Expected python in FILE to be text, got ""'],
  ])('%j', (exported, message) => {
    expect(() => checkConfig(exported, file)).toThrow(UsageError)
    expect(() => checkConfig(exported, file)).toThrow(new RegExp(`^${message.replace('FILE', file)}$`))
  })

  test.each([undefined, null, 'lxml', [{ lxml: '6.1.3' }]])('an export of %j', (exported) => {
    expect(() => checkConfig(exported, file)).toThrow(`Expected ${file} to export by default what defineConfig() gave`)
  })
})
