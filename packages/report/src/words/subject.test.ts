import { entries, lifetimes } from '@plateau/core'
import { expect, test } from 'vitest'
import { subjectInWords } from './subject.ts'

const subject = {
  kind: 'lxml',
  parser: 'html',
  options: {},
  entry: 'fromstring',
  as: 'bytes',
  lifetime: 'shared',
} as const

test('subjectInWords() says a parser as Python would', () => {
  const options = { collect_ids: false, encoding: 'latin-1', base_url: null }

  expect(subjectInWords({ ...subject, options, entry: 'html.fromstring', as: 'str' })).toBe(
    'lxml.html.fromstring(str) with one HTMLParser(collect_ids=False, encoding="latin-1", base_url=None) for all pages',
  )
})

test('subjectInWords() says each way in and each lifetime differently', () => {
  const said = entries.flatMap((entry) => lifetimes.map((lifetime) => subjectInWords({ ...subject, entry, lifetime })))

  expect(new Set(said).size).toBe(entries.length * lifetimes.length)
})
