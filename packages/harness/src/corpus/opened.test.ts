import { describe, expect, test } from 'vitest'
import { openedIn, outcomeOf, pageIn } from './opened.ts'

const encoded = Buffer.from('p\0\xc3\xa9\0', 'latin1').toString('base64')

describe('openedIn()', () => {
  test('reads what a process holds, and the names it knows, before its first page', () => {
    const line = JSON.stringify({
      ready: { heap: 9000, resident: null, names: 2, new: encoded, outlives: true, notes: { heap: 'wraps' } },
    })

    expect(openedIn(line)).toEqual({
      held: { heap: 9000, names: 2 },
      added: ['p', '\xc3\xa9'],
      outlives: true,
      notes: ['heap: wraps'],
    })
  })

  test.each(['', 'Traceback', '{"page": {}}', '[]', '{"ready": 1}'])('takes nothing for ready that says %j', (line) => {
    expect(openedIn(line)).toBeUndefined()
  })
})

describe('pageIn()', () => {
  test('reads a page without a name of its own', () => {
    expect(pageIn('{"page": {"heap": 9000, "names": 2, "new": "", "error": null}}')).toEqual({
      held: { heap: 9000, names: 2 },
      added: [],
    })
  })

  test('keeps names that cannot be read apart from no names', () => {
    expect(pageIn('{"page": {"heap": 9000, "names": null, "new": null, "error": "XMLSyntaxError"}}')).toEqual({
      held: { heap: 9000 },
      error: 'XMLSyntaxError',
    })
  })

  test('takes nothing for a page that is none', () => {
    expect(pageIn('{"ready": {}}')).toBeUndefined()
  })
})

test.each([
  ['read', {}],
  ['raised', { error: 'XMLSyntaxError', stopped: 'in line 4' }],
  ['in part', { stopped: 'in line 4' }],
] as const)('outcomeOf() is "%s" for %o', (kind, told) => {
  expect(outcomeOf({ held: {}, ...told }).kind).toBe(kind)
})
