import { expect, test } from 'vitest'
import { entryPoints } from './entry-points.ts'
import { html, xml } from './subject.ts'

test.each([
  ['html', html],
  ['xml', xml],
] as const)('entryPoints() names each way into %s once, the plain one apart', (parser, make) => {
  const subjects = entryPoints(parser).map((point) => make({}, point))

  expect(new Set(subjects.map((subject) => JSON.stringify(subject))).size).toBe(subjects.length)
  expect(subjects).not.toContainEqual(make())
  expect(new Set(subjects.map(({ entry }) => entry)).size).toBe(5)
  expect(new Set(subjects.map(({ lifetime }) => lifetime)).size).toBe(4)
})

test('entryPoints() of HTML are 28, and of XML as many', () => {
  expect(entryPoints('html')).toHaveLength(28)
  expect(entryPoints('xml')).toHaveLength(28)
})
