import { expect, test } from 'vitest'
import { entityNames } from './entity-names.ts'

function namesIn(text: string): string[] {
  return entityNames(text, 0, text.length).map(([start, end]) => text.slice(start, end))
}

test('entityNames() finds names with a semicolon and without', () => {
  expect(namesIn('a&amp;b&name=c&_x')).toEqual(['amp', 'name', '_x'])
})

test('entityNames() passes over numbers, lone ampersands and names that bytes beyond ASCII go on', () => {
  expect(namesIn('&#38;&#x26;& a&&1&caf\xe9;')).toEqual([])
})

test('entityNames() looks between its two places only', () => {
  expect(entityNames('&a;&b;&c;', 3, 6)).toEqual([[4, 5]])
})
