import { expect, test } from 'vitest'
import { sampleRun } from '../samples/sample-runs.ts'
import { labels } from './labels.ts'

const run = sampleRun()
const old = { python: '2.7.18', lxml: '3.6.4', libxml2: '2.9.4' }

test('labels() says no more than what tells runs apart', () => {
  expect(labels([run])).toEqual(['the repeated page'])
  expect(labels([run, { ...run, versions: old }])).toEqual([
    'the repeated page (lxml 6.1.3)',
    'the repeated page (lxml 3.6.4)',
  ])
})

test('labels() tells pages, options and lifetimes apart', () => {
  const subject = { kind: 'lxml', parser: 'html', options: {}, entry: 'feed', as: 'bytes', lifetime: 'shared' } as const
  const runs = [
    { ...run, subject },
    { ...run, subject: { ...subject, options: { collect_ids: false } } },
    { ...run, subject, page: 'minimal' },
    { ...run, subject: { ...subject, lifetime: 'thread' } as const },
  ]

  expect(labels(runs)).toEqual([
    'the repeated page (coding-horror, HTMLParser(), one parser for all pages)',
    'the repeated page (coding-horror, HTMLParser(collect_ids=False), one parser for all pages)',
    'the repeated page (minimal, HTMLParser(), one parser for all pages)',
    'the repeated page (coding-horror, HTMLParser(), a parser in a thread that ends)',
  ])
})
