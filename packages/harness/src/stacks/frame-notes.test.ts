import type { Frame, Pair } from '@plateau/core'
import { describe, expect, test } from 'vitest'
import { frameNotes } from './frame-notes.ts'

const named: Frame = { language: 'native', function: 'htmlParseDocument', module: '/lxml/etree.so' }
const unnamed: Frame = { language: 'native', module: '/lxml/etree.cpython-313-x86_64-linux-gnu.so', offset: 0x1234 }

describe('frameNotes()', () => {
  test('says nothing where all frames have names', () => {
    expect(frameNotes(pairOf([[named], [named]]), { lacksLines: false })).toEqual([])
  })

  test('says which library keeps its names to itself, how often, and how to have them', () => {
    expect(frameNotes(pairOf([[unnamed, named, unnamed], [named]]), { lacksLines: false })).toEqual([
      'frames: 1 of 2 call stacks go through etree.cpython-313-x86_64-linux-gnu.so, which does not tell the names of all its functions (stripped)',
      'frames: --symbols builds an lxml and a libxml2 that tell them; wheels up to lxml 5.2 do',
    ])
  })

  test('offers to build nothing but lxml', () => {
    const other: Frame = { language: 'native', module: '/usr/lib/libcrypto.so.3', offset: 16 }

    expect(frameNotes(pairOf([[other]]), { lacksLines: false })).toHaveLength(1)
  })

  test('says what would tell lines', () => {
    expect(frameNotes(pairOf([[named]]), { lacksLines: true })).toEqual([
      'frames: no lines, for this machine has no addr2line (Debian, Ubuntu: apt install binutils)',
    ])
  })
})

function pairOf(stacks: readonly (readonly Frame[])[]): Pair {
  const held = { bytes: 16, count: 1 }
  return {
    stacks: stacks.map((frames) => ({ frames, ...held, before: { bytes: 0, count: 0 }, after: held })),
    attributed: 16 * stacks.length,
    notes: [],
  }
}
