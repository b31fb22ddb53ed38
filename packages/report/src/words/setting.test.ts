import type { LxmlSubject } from '@plateau/core'
import { expect, test } from 'vitest'
import { settingInWords } from './setting.ts'

const plain: LxmlSubject = {
  kind: 'lxml',
  parser: 'html',
  options: {},
  entry: 'fromstring',
  as: 'bytes',
  lifetime: 'shared',
}

test.each<[Partial<LxmlSubject>, string]>([
  [{}, ''],
  [{ options: { collect_ids: false, encoding: null } }, 'collect_ids=false encoding=none'],
  [{ lifetime: 'thread' }, '--lifetime thread'],
  [{ entry: 'feed', as: 'str' }, '--entry feed --as str'],
  [{ entry: 'html.fromstring', lifetime: 'default' }, '--entry html.fromstring --lifetime default'],
  [{ entry: 'iterparse', lifetime: 'page' }, '--entry iterparse'],
  [{ options: { huge_tree: true }, lifetime: 'page' }, 'huge_tree=true --lifetime page'],
])('settingInWords() of %o reads as it is typed: %s', (change, words) => {
  expect(settingInWords({ ...plain, ...change })).toBe(words)
})

test('settingInWords() says what differs from another subject, also an option that it leaves out', () => {
  const from = { ...plain, options: { huge_tree: true }, lifetime: 'page' } as const

  expect(settingInWords({ ...plain, options: { huge_tree: true }, lifetime: 'thread' }, from)).toBe('--lifetime thread')
  expect(settingInWords({ ...plain, lifetime: 'page' }, from)).toBe('huge_tree at its default')
  expect(settingInWords(from, from)).toBe('')
})

test('settingInWords() shortens what nobody reads', () => {
  expect(settingInWords({ ...plain, options: { encoding: 'x'.repeat(500) } }).length).toBeLessThan(100)
})
