import { pairNoise } from '@plateau/core'
import { fixture, html } from 'plateau'
import { expect, test } from 'plateau/vitest'
import { describe } from 'vitest'
import { current, slowing } from '../versions.ts'
import { functionsOf, waysIn } from './functions.ts'
import { needsRecorder } from './needs-recorder.ts'

const page = fixture('coding-horror')
const inputs = 64

describe.for(['memray', 'heaptrack'] as const)('lxml 4.9.4 from its wheel, recorded by %s', (recorder) => {
  needsRecorder(recorder)
  const settings = { lxml: slowing, recorder, inputs }

  test('keeps fresh tags where an element begins', async ({ record }) => {
    const pair = await record(html(), page.fresh('tags'), settings)

    expect(waysIn(pair, 4)).toEqual([
      'xmlDictLookup < htmlParseHTMLName_nonInvasive < htmlParseContentInternal < htmlParseDocument',
    ])
    expect(pair).toGrowOnlyFrom(['htmlParseHTMLName*'])
    expect(pair).toSatisfy(addsUp)
  })

  test('keeps fresh entities of attribute values where an attribute is read', async ({ record }) => {
    const pair = await record(html(), page.fresh('entities'), settings)

    expect(waysIn(pair, 7)).toEqual([
      'xmlDictLookup < htmlParseName < htmlParseEntityRef < htmlParseHTMLAttribute < htmlParseAttValue < ' +
        'htmlParseAttribute < htmlParseStartTag',
    ])
    expect(pair).not.toRetainNothingFrom('htmlParseEntityRef')
    expect(pair).toSatisfy(addsUp)
  })

  test('tells the lines of libxml2', async ({ record }) => {
    const pair = await record(html(), page.fresh('tags', 20), settings)

    const lookUp = pair.stacks[0]?.frames.find(({ function: name }) => name === 'xmlDictLookup')
    expect(lookUp).toMatchObject({ file: expect.stringMatching(/dict\.c$/), line: expect.any(Number) })
  })

  test('keeps nothing of fresh ids', async ({ record }) => {
    const pair = await record(html(), page.fresh('ids'), settings)

    expect(pair.names).toEqual([])
    expect(waysIn(pair, 3)).toEqual([])
    // Not htmlParseEntityRef, which logs errors: malloc rounds a log's entries now one way, now the other, by 16 bytes each.
    expect(pair).toRetainNothingFrom('xmlAddID')
    expect(pair.heapDifference).toBeLessThan(pairNoise)
  })
})

describe('lxml 6.1.3 from its wheel', () => {
  test('no longer keeps entities of attribute values', async ({ record }) => {
    const pair = await record(html(), page.fresh('entities'), { lxml: current, inputs })

    expect(pair.names).toEqual([])
    expect(pair.stacks.filter((stack) => functionsOf(stack).includes('htmlParseEntityRef')).filter(isMore)).toEqual([])
    expect(pair.heapDifference).toBeLessThan(pairNoise)
  })

  test('names only what it exports, and says what would name the rest', async ({ record }) => {
    const pair = await record(html(), page.fresh('tags'), { lxml: current, inputs })

    const [largest] = pair.stacks
    const functions = largest === undefined ? [] : functionsOf(largest)
    expect(functions[0]).toMatch(/^etree\S*\.so\+0x[0-9a-f]+$/)
    expect(functions).toContain('htmlParseDocument')
    expect(pair.notes.join('\n')).toMatch(/etree\S*, which does not tell the names of all its functions[^]*--symbols/)
    expect(pair).toSatisfy(addsUp)
  })
})

interface Sums {
  readonly attributed: number
  readonly heapDifference?: number
  readonly remainder?: number
}

/** At least 95 % of what the heap grew by is under a stack, and no more than 5 % too much. */
function addsUp({ attributed, heapDifference = 0, remainder = Number.NaN }: Sums): boolean {
  return heapDifference > 0 && attributed === heapDifference - remainder && Math.abs(remainder) < 0.05 * heapDifference
}

function isMore({ bytes }: { readonly bytes: number }): boolean {
  return bytes > pairNoise
}
