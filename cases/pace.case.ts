import { fixture, html, xml } from 'plateau'
import { expect, needsLxml, test } from 'plateau/vitest'
import { describe } from 'vitest'
import { current, narrow, next, slowing } from './versions.ts'

const names = fixture('minimal-xml').fresh('tags', 20)
// Whole runs, however busy the machine is: the pace is compared over doublings.
const budget = { timeoutMs: 90_000 }
// A neighbour on the core can leave a pace undecided, which is no pass: then it is measured anew.
const onceUndisturbed = { retry: 3 }

describe(`lxml ${slowing}, whose table of names stops growing at 16,384 places`, onceUndisturbed, () => {
  needsLxml(slowing)

  test('slows with every name that it keeps', async ({ measure }) => {
    const run = await measure(xml(), names, { lxml: slowing, ...budget })

    expect(run).not.toKeepItsPace()
    // 20 names a page: some 10 in a place at the 8,000th page, 20 at the 16,000th. From 22 us a page to 190 when measured.
    expect(run.gauges.cpu?.pace).toMatchObject({ kind: 'slowing', factor: expect.toSatisfy((factor) => factor > 3) })
  })

  test('keeps its pace where it keeps no name', async ({ measure }) => {
    const run = await measure(xml(), fixture('minimal-xml').fresh('text', 20), { lxml: slowing, ...budget })

    expect(run).toKeepItsPace()
  })
})

describe.each([narrow, current, next])('lxml %s, whose table of names grows with them', onceUndisturbed, (lxml) => {
  needsLxml(lxml)

  test.for([
    ['an XML', xml(), 'minimal-xml'],
    ['an HTML', html(), 'minimal'],
  ] as const)('%s parser keeps its pace, however many names it keeps', async ([, subject, page], { measure }) => {
    const run = await measure(subject, fixture(page).fresh('tags', 20), { lxml, ...budget })

    expect(run).toKeepItsPace()
    expect(run).toMatchObject({ inputs: 16_320 })
  })
})
