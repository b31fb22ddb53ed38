import type { LxmlSubject } from '@plateau/core'
import { expect, test } from 'vitest'
import { idOf } from './id-of.ts'

const subject: LxmlSubject = {
  kind: 'lxml',
  parser: 'html',
  options: { huge_tree: true, collect_ids: false },
  entry: 'fromstring',
  as: 'bytes',
  lifetime: 'shared',
}
const run = {
  page: 'minimal',
  subject,
  versions: { python: '3.11.7', lxml: '6.1.3', libxml2: '2.14.6' },
  variation: 'tags',
  freshPerInput: 20,
} as const

test('idOf() says in one line what was measured', () => {
  expect(idOf(run)).toBe(
    'minimal tags:20 html collect_ids=false huge_tree=true fromstring bytes shared lxml-6.1.3 python-3.11.7',
  )
})

test('idOf() is the same in whatever order options were given', () => {
  const turned = { ...subject, options: { collect_ids: false, huge_tree: true } }

  expect(idOf({ ...run, subject: turned })).toBe(idOf(run))
})

test('idOf() says nothing of fresh names where none are', () => {
  expect(idOf({ ...run, variation: 'same', freshPerInput: 0 })).toMatch(/^minimal same html /)
})

test('idOf() names a callable by its module, and no lxml', () => {
  const callable = { kind: 'callable', call: 'json:loads' } as const

  expect(idOf({ ...run, subject: callable, versions: { python: '3.11.7' } })).toBe(
    'minimal tags:20 json:loads python-3.11.7',
  )
})

test('idOf() tells a callable by the lxml that it had, and by all else that it was given', () => {
  const callable = { kind: 'callable', call: 'soup:tags' } as const
  const versions = { ...run.versions, with: { beautifulsoup4: '4.15.0', soupsieve: '4.1.2' } }

  expect(idOf({ ...run, subject: callable, versions })).toBe(
    'minimal tags:20 soup:tags lxml-6.1.3 beautifulsoup4-4.15.0 soupsieve-4.1.2 python-3.11.7',
  )
})

test.each([
  ['page', { page: 'coding-horror' }],
  ['variation', { variation: 'ids' }],
  ['number of fresh names', { freshPerInput: 21 }],
  ['parser', { subject: { ...subject, parser: 'xml' } }],
  ['option', { subject: { ...subject, options: { huge_tree: false, collect_ids: false } } }],
  ['entry', { subject: { ...subject, entry: 'feed' } }],
  ['kind of input', { subject: { ...subject, as: 'str' } }],
  ['lifetime', { subject: { ...subject, lifetime: 'page' } }],
  ['lxml', { versions: { ...run.versions, lxml: '7.0.0b1' } }],
  ['requirement', { versions: { ...run.versions, with: { beautifulsoup4: '4.15.0' } } }],
  ['Python', { versions: { ...run.versions, python: '3.12.1' } }],
] as const)('idOf() differs with the %s', (_, change) => {
  expect(idOf({ ...run, ...change })).not.toBe(idOf(run))
})
