import { describe, expect, test } from 'vitest'
import type { Pair } from '../snapshots/pair.ts'
import type { Snapshot } from '../snapshots/snapshot.ts'
import { subtract } from '../snapshots/subtract.ts'
import { readUmdh } from './read-umdh.ts'
import { UmdhError } from './umdh-error.ts'

const snapshot = `// Loaded modules:
//     Base Size Module
//        7FFE82300000   1F8000 C:\\Windows\\SYSTEM32\\ntdll.dll
//        7FFE70A00000    A0000 C:\\app\\etree.pyd
//

*- - - - - - - - - - Start of data for heap @ 206ED000000 - - - - - - - - - -

REQUESTED bytes + OVERHEAD at ADDRESS by BackTraceID
     STACK if not already dumped.

*- - - - - - - - - - Heap 206ED000000 Hogs - - - - - - - - - -

30 bytes + 10 at 206EDDA8BA0 by BackTraceEDD4EEA6
\t7FFE82352933
\t7FFE70A01234
\t7FF612345678

1000 bytes + 20 at 206EDDA9000 by BackTrace2A
\t7FFE70A05678

30 bytes + 10 at 206EDDA8C00 by BackTraceEDD4EEA6

*- - - - - - - - - - End of data for heap @ 206ED000000 - - - - - - - - - -
`

const grouped = `// UMDH of Windows XP
*- - - - - - - - - - Start of data for heap @ 00150000 - - - - - - - - - -

    Flags: 58000062
    Number Of Entries: 2
    Creator:  (Backtrace00007)
    \tntdll!RtlCreateHeap+0x0000043F

*- - - - - - - - - - Heap 00150000 Hogs - - - - - - - - - -

00005320 bytes in 0x14 allocations (@ 0x00000428 + 0x00000018) by: BackTrace00B53
    ntdll!RtlAllocateHeap+0x00000808
    MyApp!operator new+0x0000000E
    MyApp!LeakyFunc+0x0000001E

*- - - - - - - - - - End of data for heap @ 00150000 - - - - - - - - - -
`

const hexadecimal = `// Debug library initialized ...
//
+    5320 (  f110 -   9df0)     3a allocs\tBackTrace00B53
+      14 (    3a -     26)\tBackTrace00B53\tallocations

\tntdll!RtlAllocateHeap+00000274
\tMyApp!operator new+0000000E
\tMyApp!LeakyFunc+0000001E (c:\\src\\leaky.cpp, 228)
\tMyApp!?? ::FNODOBFM::\`string'+000153EB
\tMyApp!+00012345
\t<no module>!???

-    2018 (     0 -   2018)      0 allocs\tBackTrace73F28
-       1 (     0 -      1)\tBackTrace73F28\tallocations

\t77D27AE4

Total increase ==   3308 requested +    150 overhead =   3458
`

const decimal = `+   21280 (  61712 -  40432)     58 allocs    BackTraceB53
+      20 (     58 -     38)    BackTraceB53    allocations

    ntdll!RtlAllocateHeap+00000274
    ...
    MyApp!main+0000002C

Total increase == 21280
`

describe('readUmdh()', () => {
  test('reads a log, a line an allocation, its addresses as places in the modules that were loaded', async () => {
    const { stacks, notes, recorder } = await snapshotIn(snapshot)

    expect(recorder).toEqual({ name: 'umdh' })
    expect(stacks).toEqual([
      {
        trace: 'EDD4EEA6',
        bytes: 0x60,
        count: 2,
        frames: [
          { language: 'native', module: 'ntdll.dll', offset: 0x52933 },
          { language: 'native', module: 'etree.pyd', offset: 0x1234 },
          { language: 'native', address: 0x7ff612345678 },
        ],
      },
      { trace: '2A', bytes: 0x1000, count: 1, frames: [{ language: 'native', module: 'etree.pyd', offset: 0x5678 }] },
    ])
    expect(notes).toEqual(['bytes are those asked for, as umdh counts: the overhead of its heaps is left out'])
  })

  test('reads an older log, a line a group of allocations, with symbols', async () => {
    const { stacks } = await snapshotIn(grouped)

    expect(stacks).toMatchObject([
      {
        trace: '00B53',
        bytes: 0x5320,
        count: 0x14,
        frames: [
          { module: 'ntdll', function: 'RtlAllocateHeap', offset: 0x808 },
          { function: 'operator new', offset: 0xe },
          { function: 'LeakyFunc' },
        ],
      },
    ])
  })

  test('takes a stack once that is printed again, under another heap or size', async () => {
    const { stacks } = await snapshotIn(`${grouped}${grouped.replaceAll('00150000', '00250000')}`)

    expect(stacks).toMatchObject([{ bytes: 2 * 0x5320, count: 2 * 0x14 }])
    expect(stacks[0]?.frames).toHaveLength(3)
  })

  test('subtracts two logs to what the difference of both says', async () => {
    const later = `${snapshot}
*- - - - - - - - - - Start of data for heap @ 300000 - - - - - - - - - -
*- - - - - - - - - - Heap 300000 Hogs - - - - - - - - - -
200 bytes + 10 at 301000 by BackTrace2A
*- - - - - - - - - - End of data for heap @ 300000 - - - - - - - - - -
`
    const pair = subtract(await snapshotIn(snapshot), await snapshotIn(later))

    expect(pair.stacks).toMatchObject([
      { trace: '2A', bytes: 0x200, count: 1, before: { bytes: 0x1000 }, after: { bytes: 0x1200 }, share: 1 },
    ])
  })

  test('reads a difference in hexadecimal: what grew, what shrank, files and frames without a name', async () => {
    const { stacks, attributed, notes } = await differenceIn(hexadecimal)

    expect(attributed).toBe(0x5320 - 0x2018)
    expect(notes).toEqual([])
    expect(stacks).toMatchObject([
      {
        trace: '00B53',
        bytes: 21_280,
        count: 20,
        before: { bytes: 40_432, count: 38 },
        after: { bytes: 61_712, count: 58 },
      },
      { trace: '73F28', bytes: -8216, count: -1, after: { bytes: 0, count: 0 } },
    ])
    expect(stacks[0]?.frames).toEqual([
      { language: 'native', module: 'ntdll', function: 'RtlAllocateHeap', offset: 0x274 },
      { language: 'native', module: 'MyApp', function: 'operator new', offset: 0xe },
      {
        language: 'native',
        module: 'MyApp',
        function: 'LeakyFunc',
        offset: 0x1e,
        file: 'c:\\src\\leaky.cpp',
        line: 228,
      },
      { language: 'native', module: 'MyApp', function: "?? ::FNODOBFM::`string'", offset: 0x153eb },
      { language: 'native', module: 'MyApp', offset: 0x12345 },
      { language: 'native' },
    ])
    expect(stacks[1]?.frames).toEqual([{ language: 'native', address: 0x77d27ae4 }])
  })

  test('tells decimal from hexadecimal by the figures, and by the total where they leave it open', async () => {
    expect((await differenceIn(decimal)).attributed).toBe(21_280)
    expect((await differenceIn(decimal)).stacks[0]?.after.count).toBe(58)
    expect((await differenceIn(inEither('11'))).attributed).toBe(11)
    expect((await differenceIn(inEither('17'))).attributed).toBe(0x17)
  })

  test('says that it took a log for hexadecimal where nothing tells', async () => {
    const { attributed, notes } = await differenceIn(`+  20 (  30 -  10)  1 allocs\tBackTrace1\n`)

    expect(attributed).toBe(0x20)
    expect(notes).toContainEqual(expect.stringContaining('read as hexadecimal'))
  })

  test.each([
    ['CRLF', (text: string) => Buffer.from(text.replaceAll('\n', '\r\n'))],
    ['UTF-16', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16 without a mark, with CRLF', (text: string) => Buffer.from(text.replaceAll('\n', '\r\n'), 'utf16le')],
    ['UTF-16 the other way round', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['UTF-16 the other way round, without a mark', (text: string) => Buffer.from(text, 'utf16le').swap16()],
    ['UTF-8 with a mark', (text: string) => Buffer.from(`\uFEFF${text}`)],
  ])('reads %s', async (_, encode) => {
    for (const text of [snapshot, grouped, hexadecimal, decimal]) {
      const whole = await readUmdh(inPieces(Buffer.from(text), 1e6))

      for (const size of [1, 7]) expect(await readUmdh(inPieces(encode(text), size))).toEqual(whole)
    }
  })

  test('reads a log that was cut off as far as it goes, and never half a name', async () => {
    const difference = await differenceIn(cutAfter(hexadecimal, 'MyApp!Leak'))
    const single = await snapshotIn(cutAfter(snapshot, '30 bytes + 10 at 206EDDA8C'))

    expect(difference.stacks[0]?.frames.map((frame) => frame.function)).toEqual(['RtlAllocateHeap', 'operator new'])
    expect(difference.notes).toEqual(['the log breaks off within line 8'])
    expect(single.stacks).toMatchObject([{ count: 1 }, { count: 1 }])
    expect(single.notes).toContain('the log breaks off within line 22')
  })

  test('says so where a log ends early at the end of a line', async () => {
    const heap = await snapshotIn(snapshot.slice(0, snapshot.lastIndexOf('*-')))
    const difference = await differenceIn(decimal.slice(0, decimal.indexOf('Total')))

    expect(heap.notes).toContain('the log ends within a heap: the rest of it is missing')
    expect(difference.notes).toEqual(['the log has no total: its end may be missing'])
  })

  test('says so where the total is another than the sum', async () => {
    expect((await differenceIn(decimal.replace('== 21280', '== 21281'))).notes).toEqual([
      'the log says 21281 B in all, its stacks sum to 21280 B',
    ])
  })

  test('takes entries through the same functions as one, under the name of the largest', async () => {
    const { stacks, attributed } = await differenceIn(sameFunctions)

    expect(attributed).toBe(132)
    expect(stacks).toMatchObject([
      { trace: 'B2', bytes: 132, count: 3, before: { bytes: 9, count: 1 }, after: { bytes: 141, count: 4 } },
    ])
    expect(stacks[0]?.frames).toMatchObject([{ function: 'xmlDictLookup', offset: 0x20 }])
  })

  test('takes a difference of nothing for one', async () => {
    const nothing = 'Total decrease ==      0 requested +      0 overhead =      0\n'

    expect(await differenceIn(nothing)).toEqual({ stacks: [], attributed: 0, notes: [] })
  })

  test.each([
    ['a line of another tool', hexadecimal, 'MyApp!+00012345', 'Segmentation fault', 10],
    ['a frame before any entry', '\tMyApp!main+0000002C\n', '', '', 1],
    ['a figure that is no difference', hexadecimal, 'f110', 'f111', 3],
    ['a decimal figure among hexadecimal ones', hexadecimal, '2018 (     0 -   2018)', '19 (     9 -     28)', 13],
    ['allocations of another stack', decimal, 'BackTraceB53    allocations', 'BackTraceB54    allocations', 2],
    [
      'an entry of a difference in a snapshot',
      snapshot,
      '1000 bytes + 20 at 206EDDA9000 by BackTrace2A',
      '+ 1 (1 - 0) 1 allocs BackTrace1',
      19,
    ],
    [
      'an entry of a snapshot in a difference',
      hexadecimal,
      '\t77D27AE4',
      '30 bytes + 10 at 206EDDA8C00 by BackTrace1',
      16,
    ],
  ])('rejects %s, with the number of the line', async (_, text, part, other, line) => {
    const spoilt = text.replace(part, other)

    await expect(differenceIn(spoilt)).rejects.toThrow(UmdhError)
    await expect(differenceIn(spoilt)).rejects.toThrow(new RegExp(`^Line ${line}: Expected `))
  })

  test.each([
    ['nothing', ''],
    ['comments only', '// UMDH\n'],
  ])('rejects %s', async (_, text) => {
    await expect(differenceIn(text)).rejects.toThrow('Expected a log of umdh, got no entry of one')
  })
})

const sameFunctions = `+  32 (  41 -   9)  2 allocs\tBackTraceB1
+   1 (   2 -   1)\tBackTraceB1\tallocations

\tetree!xmlDictLookup+00000010

+ 100 ( 100 -   0)  2 allocs\tBackTraceB2
+   2 (   2 -   0)\tBackTraceB2\tallocations

\tetree!xmlDictLookup+00000020

Total increase == 132
`

/** Its differences are right in both bases. */
function inEither(total: string): string {
  return `+  20 (  30 -  10)  1 allocs\tBackTrace1
+   8 (   9 -   1)\tBackTrace1\tallocations

-  9 (  0 -  9)  0 allocs\tBackTrace2
-  1 (  0 -  1)\tBackTrace2\tallocations

Total increase == ${total}
`
}

function cutAfter(text: string, part: string): string {
  return text.slice(0, text.indexOf(part) + part.length)
}

async function snapshotIn(text: string): Promise<Snapshot> {
  const log = await readUmdh(inPieces(Buffer.from(text), 64))
  if (log.kind !== 'snapshot') throw new Error(`Expected a snapshot, got a ${log.kind}`)
  return log.snapshot
}

async function differenceIn(text: string): Promise<Pair> {
  const log = await readUmdh(inPieces(Buffer.from(text), 64))
  if (log.kind !== 'difference') throw new Error(`Expected a difference, got a ${log.kind}`)
  return log.pair
}

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
