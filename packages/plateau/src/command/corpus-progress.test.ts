import type { PageDone } from '@plateau/harness'
import { expect, test } from 'vitest'
import { CorpusProgress } from './corpus-progress.ts'

test('CorpusProgress says which pass it is, how many pages and names, and, once something is done, how long still', () => {
  const said: string[] = []
  const reading = new CorpusProgress(
    { say: (text) => said.push(text), count: () => {}, end: () => {} },
    { releases: 2, passes: 3 },
  )
  reading.next()
  reading.page(done(1, 1), 'lxml 6.1.3: ')
  reading.read(0.5)
  reading.page(done(1, 2000), 'lxml 6.1.3: ')

  expect(said[0]).toBe('lxml 6.1.3: pass 1 of 3 (1 pages, 12 names)')
  expect(said[1]).toMatch(
    /^lxml 6\.1\.3: pass 1 of 3 \(2,000 pages, 12 names, (less than 1 s|about \d+ (s|min)) left\)$/,
  )
})

function done(pass: number, pages: number): PageDone {
  return { read: { pass, page: 'a', bytes: 1, outcome: { kind: 'read' } }, pages, names: 12, fresh: 1 }
}
