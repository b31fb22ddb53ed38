import { fileURLToPath } from 'node:url'
import { callable, fixture, html, type MeasuredRun, xml } from 'plateau'
import { expect, needsLxml, test } from 'plateau/vitest'
import { describe } from 'vitest'
import { current, narrow, next, slowing } from './versions.ts'

/** 64 names of 1,024 bytes a page: the way to a full dictionary is short. */
const longNames = fixture('minimal-xml').fresh('long-names', 64)

/**
 * XML_MAX_DICTIONARY_LIMIT (libxml2, parserInternals.h) is 10 MB until 2.13 and 100 MB from 2.14 on. It is looked at
 * when a pool of names is full, and pools quadruple: the last one, begun below it, is filled first.
 */
const limits = [
  { lxml: slowing, limit: 10e6, error: 'Memory allocation failed', dictionary: "the thread's" },
  { lxml: narrow, limit: 10e6, error: 'unknown error', dictionary: "the thread's" },
  { lxml: current, limit: 100e6, error: 'unknown error', dictionary: "the thread's" },
  { lxml: next, limit: 100e6, error: 'unknown error', dictionary: "the parser's" },
] as const

const parses = { kind: 'parses' }

describe.each(limits)('the dictionary of lxml $lxml is $dictionary and', ({ lxml, limit, error, dictionary }) => {
  needsLxml(lxml)
  const budget = { lxml, timeoutMs: 60_000 }
  const beyond = limit === 10e6 ? 512 : 6144

  test(`takes no name beyond ${limit / 1e6} MB and what its last pool holds: XMLParser fails`, async ({ measure }) => {
    const run = await measure(xml({ huge_tree: false }), longNames, { ...budget, inputs: beyond })

    const { atInput, kept, ...afterwards } = failure(run)
    expect(run.health).toMatchObject({ how: 'raised', error: expect.stringContaining(`XMLSyntaxError: ${error}`) })
    expect(kept.bytes).toBeGreaterThan(2 * limit)
    expect(kept.bytes).toBeLessThan(4 * limit)
    // All names of the inputs before, some of the one that failed, and the few of the page.
    expect(Math.ceil(kept.bytes / (64 * 1025))).toBe(atInput)
    const refused = { page: parses, freshNames: { kind: 'fails', error: expect.stringContaining(error) } }
    const taken = { page: parses, freshNames: parses }
    expect(afterwards).toEqual({
      sameParser: refused,
      newParser: dictionary === "the parser's" ? taken : refused,
      newThread: taken,
    })
  })

  test('takes more with huge_tree=True', async ({ measure }) => {
    const run = await measure(xml({ huge_tree: true }), longNames, { ...budget, inputs: beyond })

    expect(run).toMatchObject({ health: { ok: true }, inputs: beyond })
    expect(run).not.toGrowAtMost('63 names/page')
  })

  // Up to 26 MB of names, 100 bytes each at most, and 53 MB: beyond 10 MB and what the last pool holds, and no farther
  // towards 100 MB than the time for it allows.
  test('takes more from HTMLParser', async ({ measure }) => {
    const inputs = limit === 10e6 ? 4096 : 8192
    const names = fixture('minimal').fresh('long-names', 64)

    const run = await measure(html({ huge_tree: false }), names, { ...budget, inputs })

    expect(run).toMatchObject({ health: { ok: true }, inputs })
    expect(run).not.toGrowAtMost('63 names/page')
  })
})

describe(`a limit that lxml ${slowing} meets without an error`, () => {
  needsLxml(slowing)

  test('with recover=True, fresh names are dropped from the input on that would have failed', async ({ measure }) => {
    const budget = { lxml: slowing, inputs: 512, timeoutMs: 60_000 }
    const recovering = await measure(xml({ recover: true }), longNames, budget)
    const failing = await measure(xml(), longNames, budget)

    expect(recovering.health).toMatchObject({ how: 'changed', error: expect.stringContaining('no longer arrive') })
    expect(failure(recovering).atInput).toBe(failure(failing).atInput)
  })
})

describe('what lifts the limit', () => {
  const path = [fileURLToPath(new URL('python', import.meta.url))]
  const budget = { lxml: narrow, inputs: 512, timeoutMs: 60_000 }

  test('one parser with huge_tree=True lifts it for every parser of its thread', async ({ measure }) => {
    const limited = await measure(callable('full_dictionary:parses', { path }), longNames, budget)
    const lifted = await measure(
      callable('full_dictionary:parses_where_one_parser_was_huge', { path }),
      longNames,
      budget,
    )

    expect(limited.health.ok).toBe(false)
    expect(lifted.health.ok).toBe(true)
  })
})

function failure(run: MeasuredRun) {
  if (run.health.ok || run.health.afterwards?.kept === undefined)
    throw new Error(`Expected a failure, got ${run.because}`)
  const { kept, ...afterwards } = run.health.afterwards
  return { atInput: run.health.atInput, kept, ...afterwards }
}
