import { describe, test } from 'vitest'
import { expect } from './expect.ts'
import { samplePair } from './samples/sample-pair.ts'
import { thrownBy } from './samples/thrown-by.ts'

const entities = samplePair([
  [8000, 'xmlDictLookup', 'htmlParseName', 'htmlParseEntityRef'],
  [500, 'PyObject_Malloc'],
])
const ids = samplePair([[8000, 'xmlDictLookup', 'xmlAddID']])
const stripped = samplePair([
  [8000, '?', 'htmlParseDocument'],
  [500, 'PyObject_Malloc'],
])
const unexplained = samplePair([[8000, 'xmlDictLookup', 'xmlAddID']], 12_000)
const nothing = samplePair([])

describe('toRetainNothingFrom()', () => {
  test('passes where no stack through the function gained a byte', () => {
    expect(ids).toRetainNothingFrom('htmlParseEntityRef')
    expect(nothing).toRetainNothingFrom('htmlParseEntityRef')
    expect(() => expect(ids).not.toRetainNothingFrom('htmlParseEntityRef')).toThrow(
      /^Wanted htmlParseEntityRef to retain something, and no call stack through it gained a byte\n\n/,
    )
  })

  test('fails with the stacks that it is about, and no others', () => {
    expect(entities).not.toRetainNothingFrom('xmlAddID', 'htmlParseEntity*')
    expect(thrownBy(() => expect(entities).toRetainNothingFrom('htmlParseEntityRef'))).toMatchInlineSnapshot(`
      "Wanted nothing to be retained from htmlParseEntityRef, and 8 kB are

      between the snapshots: 2 call stacks hold 8.5 kB more

      1.  8 kB, 94.1 %, 1 allocation more
          xmlDictLookup
          htmlParseName
          htmlParseEntityRef

        stacks    8.5 kB in 2 call stacks
        heap      8.5 kB in the same process, as its allocator says
        remainder 0 B under no stack, 0.0 % of it
        recorder  memray"
    `)
  })

  test.each([
    ['frames without a name', stripped],
    ['growth under no stack', unexplained],
  ])('fails either way where %s may hide it', (_, pair) => {
    expect(() => expect(pair).toRetainNothingFrom('htmlParseEntityRef')).toThrow(/^Cannot judge what .* retains: /)
    expect(() => expect(pair).not.toRetainNothingFrom('htmlParseEntityRef')).toThrow(/^Cannot judge what /)
  })

  test('needs no more than one stack to fail, whatever else is hidden', () => {
    expect(unexplained).not.toRetainNothingFrom('xmlAddID')
  })

  test.each([
    [undefined, 'undefined'],
    [null, 'null'],
    [Promise.resolve(ids), 'a promise: await record()'],
  ])('is misused with %s', (received, inWords) => {
    expect(() => expect(received).toRetainNothingFrom('a')).toThrow(`that record() returned, got ${inWords}`)
    expect(() => expect(received).not.toRetainNothingFrom('a')).toThrow(TypeError)
  })

  test('is misused without a function', () => {
    expect(() => expect(ids).not.toRetainNothingFrom()).toThrow(TypeError)
  })
})

describe('toGrowOnlyFrom()', () => {
  test('passes where all growth but noise is through the functions', () => {
    expect(entities).toGrowOnlyFrom(['htmlParseEntityRef'])
    expect(nothing).toGrowOnlyFrom(['htmlParseEntityRef'])
    expect(() => expect(entities).not.toGrowOnlyFrom(['htmlParseEntityRef'])).toThrow(
      /^Wanted growth from elsewhere than htmlParseEntityRef, and there is none\n\n/,
    )
  })

  test('fails with what grows elsewhere', () => {
    expect(entities).not.toGrowOnlyFrom(['xmlAddID'])
    expect(thrownBy(() => expect(entities).toGrowOnlyFrom(['xmlAddID', 'xmlHash*']))).toMatch(
      /^Wanted growth only from xmlAddID, xmlHash\*, and 8\.5 kB are from elsewhere\n\n[^]*htmlParseEntityRef/,
    )
  })

  test.each([
    ['frames without a name', stripped],
    ['growth under no stack', unexplained],
  ])('fails either way where %s may be from elsewhere', (_, pair) => {
    expect(() => expect(pair).toGrowOnlyFrom(['xmlAddID'])).toThrow(/^Cannot judge whether it grows only from xmlAddID/)
    expect(() => expect(pair).not.toGrowOnlyFrom(['xmlAddID'])).toThrow(/^Cannot judge whether /)
  })

  test('is misused without a pair or without functions', () => {
    expect(() => expect({}).not.toGrowOnlyFrom(['a'])).toThrow(TypeError)
    expect(() => expect(ids).not.toGrowOnlyFrom([])).toThrow(TypeError)
  })
})
