import { fileURLToPath } from 'node:url'
import { choosePython, readFixture, runChild } from '@plateau/harness'
import { describe, expect, test } from 'vitest'
import { slowing } from '../versions.ts'
import { needsGdb } from './needs-gdb.ts'
import { breakpointAt, stacksOf, traced } from './traced.ts'

const script = fileURLToPath(new URL('../python/count_constructs.py', import.meta.url))
const functions = 'htmlParseStartTag,htmlParseEntityRef'

describe(`on lxml ${slowing}, breakpoints are hit as often as the page has what they are for`, () => {
  test.for(['minimal', 'coding-horror', 'windows', 'latin-1', 'gb2312', 'no-attributes'])(
    '%s',
    async (name, { skip, signal }) => {
      needsGdb(skip)
      const { page } = await readFixture(name)
      const python = await choosePython('3')
      const { stdout } = await runChild(python.executable, [script, page.path], { env: process.env, signal })
      const counted = JSON.parse(stdout) as { readonly startTags: number; readonly references: number }

      const { trace, code } = await traced([name, '--lxml', slowing, '--break', functions], { signal })

      expect(breakpointAt(trace, 'htmlParseStartTag').hits).toBe(counted.startTags)
      expect(breakpointAt(trace, 'htmlParseEntityRef').hits).toBe(counted.references)
      expect(code).toBe(0)
    },
  )

  test('also where the compiler split the function, and debug information tells of several places', async ({
    skip,
    signal,
  }) => {
    needsGdb(skip)
    const args = ['minimal', '--lxml', slowing, '--break', 'xmlSAX2ProcessingInstruction']

    const { trace } = await traced(args, { signal })

    expect(breakpointAt(trace, 'xmlSAX2ProcessingInstruction').hits).toBe(1)
  })

  test('twice as often with two inputs', async ({ skip, signal }) => {
    needsGdb(skip)
    const { trace } = await traced(['minimal', '--lxml', slowing, '--break', functions, '--inputs', '2'], { signal })

    expect(trace.inputs).toBe(2)
    expect(breakpointAt(trace, 'htmlParseStartTag').hits).toBe(22)
  })

  test('in a thread that ends as well', async ({ skip, signal }) => {
    needsGdb(skip)
    const args = ['minimal', '--lxml', slowing, '--break', functions, '--lifetime', 'thread']

    const { trace } = await traced(args, { signal })

    expect(breakpointAt(trace, 'htmlParseStartTag').hits).toBe(11)
  })
})

describe('the dictionary is asked by the ways that the article found', () => {
  test('and for the names that are on the page', async ({ skip, signal }) => {
    needsGdb(skip)
    const args = ['minimal', '--lxml', slowing, '--break', 'xmlDictLookup', '--vary', 'entities', '--fresh', '1']

    const { trace } = await traced(args, { signal })

    const lookup = breakpointAt(trace, 'xmlDictLookup')
    const stacks = stacksOf(lookup)
    for (const way of ways) expect(stacks.filter((stack) => stack.startsWith(way))).not.toEqual([])
    expect(lookup.stacks.reduce((sum, { hits }) => sum + hits, 0)).toBe(lookup.hits)
    const asked = lookup.stacks.flatMap((stack) => stack.arguments.map(({ values }) => values['name']))
    expect(asked).toEqual(expect.arrayContaining(['html', 'x-tag', 'charset', 'top', 'hellip', 'name']))
  })

  test('only of those that meet a condition, and only so many', async ({ skip, signal }) => {
    needsGdb(skip)
    const args = ['minimal', '--lxml', slowing, '--break', 'xmlDictLookup', '--condition', '$_streq($name, "id")']

    const { trace: all } = await traced(args, { signal })
    const { trace: some } = await traced([...args, '--max-hits', '2'], { signal })

    const every = breakpointAt(all, 'xmlDictLookup')
    expect(every.stacks.flatMap((stack) => stack.arguments.map(({ values }) => values))).toEqual(
      every.stacks.map(() => ({ name: 'id' })),
    )
    expect(every.hits).toBeGreaterThan(2)
    expect(every.full).toBe(false)
    expect(breakpointAt(some, 'xmlDictLookup')).toMatchObject({ hits: 2, full: true })
    expect(some.end).toEqual({ kind: 'finished' })
  })
})

/** Two of the article's three; the third, by xmlAddID, is below as well, though each document has ids of its own here. */
const ways = [
  'xmlDictLookup < htmlParseHTMLName_nonInvasive < htmlParseContentInternal',
  'xmlDictLookup < htmlParseName < htmlParseEntityRef < htmlParseHTMLAttribute',
  'xmlDictLookup < xmlHashAddEntry3 < xmlAddID < xmlSAX2AttributeInternal < xmlSAX2StartElement < htmlParseStartTag',
]
