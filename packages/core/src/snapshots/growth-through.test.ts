import { describe, expect, test } from 'vitest'
import type { Frame } from './frame.ts'
import { growthThrough } from './growth-through.ts'
import type { StackGrowth } from './pair.ts'

const entity = stack([named('xmlDictLookup'), named('htmlParseEntityRef')], 100)
const tag = stack([named('xmlDictLookup'), named('htmlParseHTMLName')], 50)
const stripped = stack([{ language: 'native', module: 'etree.so', offset: 1 }, named('htmlParseDocument')], 20)
const nowhere = stack([], 8)
const freed = stack([named('htmlParseEntityRef')], -10)
const pair = { stacks: [entity, tag, stripped, nowhere, freed] }

describe('growthThrough()', () => {
  test('parts what grew by whether one of the functions is seen in it, and what has no names from both', () => {
    expect(growthThrough(pair, ['htmlParseEntityRef'])).toEqual({
      through: [entity],
      past: [tag],
      unnamed: [stripped, nowhere],
    })
  })

  test('takes names whole, with * for any text', () => {
    expect(growthThrough(pair, ['htmlParse']).through).toEqual([])
    expect(growthThrough(pair, ['htmlParse*']).through).toEqual([entity, tag, stripped])
    expect(growthThrough(pair, ['*EntityRef', 'htmlParseHTMLName']).through).toEqual([entity, tag])
  })

  test('knows a function by what the linker calls it too', () => {
    const cython = stack([{ ...named('lxml.etree._parseDoc'), symbol: '__pyx_f_4lxml_5etree__parseDoc' }], 1)

    for (const name of ['lxml.etree._parseDoc', '__pyx_f_4lxml_5etree__parseDoc', 'lxml.*']) {
      expect(growthThrough({ stacks: [cython] }, [name]).through).toEqual([cython])
    }
  })
})

function named(name: string): Frame {
  return { language: 'native', function: name }
}

function stack(frames: readonly Frame[], bytes: number): StackGrowth {
  return { frames, bytes, count: 1, before: { bytes: 0, count: 0 }, after: { bytes, count: 1 } }
}
