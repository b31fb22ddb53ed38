import { fileURLToPath } from 'node:url'
import { callable, fixture, html, xml } from 'plateau'
import { expect, needsLxml, test } from 'plateau/vitest'
import { describe } from 'vitest'
import { current, slowing } from './versions.ts'

const path = [fileURLToPath(new URL('python', import.meta.url))]
const page = fixture('minimal').repeated()

describe('a flat curve is no success where parsing has died', () => {
  test('a callable that forgets what it knew has lost its health', async ({ measure }) => {
    const run = await measure(callable('forgetful:answers', { path }), page, { inputs: 256 })

    expect(run).toMatchObject({
      outcome: 'failed',
      health: { ok: false, error: 'the original page no longer gives what it gave before the first input' },
    })
  })

  test('a callable that counts is not held to what it said first', async ({ measure }) => {
    const run = await measure(callable('forgetful:counts', { path }), page, { inputs: 256 })

    expect(run.health).toEqual({ ok: true })
  })

  test(`a parser of lxml ${current} is in good health after 16,320 inputs`, async ({ measure }) => {
    const run = await measure(xml(), fixture('minimal-xml').fresh('tags', 20), { lxml: current })

    expect(run).toMatchObject({ inputs: 16_320, health: { ok: true } })
  })
})

describe('a variation that the parser never sees proves nothing', () => {
  test('no fresh tag arrives from a page that ends at a wrong encoding label', async ({ measure }) => {
    const run = await measure(html(), fixture('wrong-label').fresh('tags'), { lxml: current, inputs: 256 })

    expect(run).toMatchObject({ outcome: 'undecided', reachedPerInput: 0 })
    expect(() => expect(run).toPlateau()).toThrow(/never arrived/)
  })
})

describe('a dictionary that is full', () => {
  needsLxml(slowing)

  test(`an XML parser of lxml ${slowing} fails once its dictionary is full, and the run says at which input`, async ({
    measure,
  }) => {
    const run = await measure(xml(), fixture('minimal-xml').fresh('long-names', 20), {
      lxml: slowing,
      timeoutMs: 20_000,
    })

    expect(run).toMatchObject({ outcome: 'failed', health: { ok: false, atInput: expect.any(Number) } })
    expect(() => expect(run).toPlateau()).toThrow(/Cannot judge a run that failed/)
    expect(() => expect(run).not.toPlateau()).toThrow(/Cannot judge a run that failed/)
  })
})
