import type { Advice, Difference, LxmlSubject } from '@plateau/core'
import { describe, expect, test } from 'vitest'
import { sampleMap } from '../samples/sample-map.ts'
import { sampleCleared, sampleGrowing } from '../samples/sample-runs.ts'
import { adviceInWords } from './advice.ts'

const tags = sampleGrowing('tags', { id: 'tags' })
const thread: Difference = { in: 'lifetime', lifetime: 'thread' }
const page: Difference = { in: 'lifetime', lifetime: 'page' }
const huge: Difference = { in: 'option', option: 'huge_tree', value: true }
const options: readonly Difference[] = ['a', 'b', 'c', 'd'].map((option) => ({ in: 'option', option, value: true }))

describe('adviceInWords()', () => {
  test('says what keeps nothing, what keeps less and what does not help', () => {
    const advice: Advice = {
      run: 'tags',
      bounding: [thread, { in: 'lxml', lxml: '7.0' }],
      lessening: [{ in: 'entry', entry: 'feed', as: 'str' }],
      idle: [page, ...options, { in: 'option', option: 'a', value: null }],
      open: [],
      recycleAfter: { low: 70_922, high: 165_562 },
    }

    expect(adviceInWords([advice], [tags])).toEqual([
      'Fresh tags: a parser in a thread that ends and lxml 7.0 keep nothing; --entry feed --as str keeps less; a new parser for each page does not help, nor does any option that was tried.',
    ])
  })

  test('says when to replace the process where nothing bounds it', () => {
    const advice = {
      run: 'tags',
      bounding: [],
      lessening: [],
      idle: [huge],
      open: [],
      recycleAfter: { low: 70_922, high: 165_562 },
    }

    expect(adviceInWords([advice], [tags])).toEqual([
      'Fresh tags: huge_tree=true does not help; the process holds 100 MB more after 71,000 to 170,000 pages of this kind: replace it before.',
    ])
    expect(adviceInWords([{ ...advice, idle: [], open: [] }], [tags])).toEqual([
      'Fresh tags: the process holds 100 MB more after 71,000 to 170,000 pages of this kind: replace it before.',
    ])
  })

  test('does not say that nothing bounds it while that is undecided', () => {
    const advice = { run: 'tags', bounding: [], lessening: [], idle: [huge], open: [thread, page] }

    expect(adviceInWords([advice], [tags])).toEqual([
      'Fresh tags: a parser in a thread that ends and a new parser for each page are undecided; huge_tree=true does not help; nothing else that was tried bounds it.',
    ])
  })

  test('names the setting that grows where the plain parser does not', () => {
    const subject = {
      kind: 'lxml',
      parser: 'html',
      options: {},
      entry: 'fromstring',
      as: 'bytes',
      lifetime: 'shared',
    } as const
    const plain = sampleCleared('short-text', { id: 'plain', subject })
    const compact = sampleGrowing('short-text', { id: 'compact', subject: { ...subject, options: { compact: false } } })
    const advice = {
      run: 'compact',
      bounding: [{ in: 'option', option: 'compact' } as const],
      lessening: [],
      idle: [],
      open: [],
    }

    expect(adviceInWords([advice], [compact, plain])).toEqual([
      'Fresh short text, compact=false: compact at its default keeps nothing.',
    ])
  })

  test('says nothing where there is nothing to say', () => {
    expect(adviceInWords([], [tags])).toEqual([])
    expect(adviceInWords([{ run: 'gone', bounding: [thread], lessening: [], idle: [], open: [] }], [tags])).toEqual([])
    expect(adviceInWords([{ run: 'tags', bounding: [], lessening: [], idle: [], open: [] }], [tags])).toEqual([])
  })

  test('joins kinds of input for which the same is so', () => {
    const ids = sampleGrowing('ids', { id: 'ids' })
    expect(adviceInWords([recycled('tags', 1000), recycled('ids', 3000)], [tags, ids])).toEqual([
      'Fresh ids and fresh tags: huge_tree=true does not help; the process holds 100 MB more after 1,000 to 6,000 pages of this kind: replace it before.',
    ])
  })

  test('does not join what lets a process live far longer with what does not', () => {
    const ids = sampleGrowing('ids', { id: 'ids' })

    expect(adviceInWords([recycled('tags', 1000), recycled('ids', 30_000)], [tags, ids]).length).toBe(2)
  })

  test('speaks of the plainest subject that grows', () => {
    const subject: LxmlSubject = { ...(tags.subject as LxmlSubject), options: { huge_tree: true } }
    const other = { ...tags, id: 'other', subject }
    const advice = ['other', 'tags'].map((run) => ({ run, bounding: [thread], lessening: [], idle: [], open: [] }))

    expect(adviceInWords(advice, [other, tags])).toEqual(['Fresh tags: a parser in a thread that ends keeps nothing.'])
  })

  test('names the release where there are several, also where it alone is spoken of', () => {
    const old = { ...tags, id: 'old', versions: { python: '3.11.7', lxml: '5.4.0' } }

    expect(adviceInWords([{ run: 'old', bounding: [thread], lessening: [], idle: [], open: [] }], [tags, old])).toEqual(
      ['Fresh tags (5.4.0): a parser in a thread that ends keeps nothing.'],
    )
    const { advice = [], runs } = sampleMap()

    expect(adviceInWords(advice, runs)[0]).toMatch(
      /^Fresh ids \(3\.6\.4\): a parser in a thread that ends, lxml 3\.8\.0 and /,
    )
  })
})

function recycled(run: string, low: number): Advice {
  return { run, bounding: [], lessening: [], idle: [huge], open: [], recycleAfter: { low, high: 2 * low } }
}
