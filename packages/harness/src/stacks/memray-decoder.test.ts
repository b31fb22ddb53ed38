import { describe, expect, test } from 'vitest'
import { MemrayDecoder } from './memray-decoder.ts'
import { Recording } from './recording.ts'
import { MemrayStream } from './samples/memray-stream.ts'

const heap = 0x55c9_3814_6cd0
const etree = 0x7f02_6700_0000

/** Two stacks, of which one allocation each stays. */
function aStream(): MemrayStream {
  return new MemrayStream()
    .module('/lxml/etree.so', etree, [
      [0, 0x49a474],
      [0x69ace8, 0x4d898],
    ])
    .memory()
    .thread(1)
    .code(1, 'main')
    .call(1, 0, true)
    .frame(etree + 0x1000, 0)
    .frame(etree + 0x2000, 1)
    .malloc(heap, 144, 2)
    .malloc(heap + 160, 32, 1)
    .free(heap + 160)
    .code(2, 'parse')
    .call(2, 0, false)
    .malloc(heap + 160, 4096, 2)
    .calloc(heap + 8192, 64, 1)
    .free(heap)
    .mmap(0x7f02_0000_0000, 65_536, 1)
    .returns(1)
}

function decoded(chunks: readonly Buffer[]) {
  const recording = new Recording([40_001, 40_002, 40_003])
  const decoder = new MemrayDecoder(recording, '1.20.0')
  for (const chunk of chunks) decoder.push(chunk)
  return { decoder, recording }
}

function marked(stream: MemrayStream): Buffer {
  for (const size of [40_001, 40_002, 40_003]) stream.malloc(0x1000, size, 1).free(0x1000)
  return stream.free(0x2000).bytes
}

describe('MemrayDecoder', () => {
  test('reads what is alive, and from which stacks of C and Python', async () => {
    const { decoder, recording } = decoded([marked(aStream())])

    const live = await recording.reached(0)
    const found = Array.from({ length: live.count }, (_, index) => ({
      address: live.addresses[index],
      size: live.sizes[index],
      native: decoder.nativeStack(live.natives[index] as number),
      python: decoder.pythonStack(live.pythons[index] as number).map(({ function: name, isEntry }) => [name, isEntry]),
    })).toSorted((a, b) => (a.size as number) - (b.size as number))

    const python = [
      ['parse', false],
      ['main', true],
    ]
    expect(found).toEqual([
      { address: heap + 8192, size: 64, native: [etree + 0x1000], python },
      { address: heap + 160, size: 4096, native: [etree + 0x2000, etree + 0x1000], python },
    ])
    expect(decoder.modules).toEqual([
      { file: '/lxml/etree.so', base: etree, start: etree, end: etree + 0x49a474 },
      { file: '/lxml/etree.so', base: etree, start: etree + 0x69ace8, end: etree + 0x69ace8 + 0x4d898 },
    ])
  })

  test('reads the same however the stream is cut', async () => {
    const bytes = marked(aStream())
    const whole = decoded([bytes])
    const inBytes = decoded(Array.from(bytes, (byte) => Buffer.from([byte])))

    expect(await inBytes.recording.reached(0)).toEqual(await whole.recording.reached(0))
    expect(inBytes.decoder.modules).toEqual(whole.decoder.modules)
  })

  test('keeps the calls of threads apart', async () => {
    const stream = aStream()
      .thread(2)
      .call(1, 0, true)
      .malloc(heap + 16_384, 999, 1)
      .thread(1)

    const { decoder, recording } = decoded([marked(stream)])

    const live = await recording.reached(0)
    const own = live.sizes.indexOf(999)
    expect(decoder.pythonStack(live.pythons[own] as number).map(({ function: name }) => name)).toEqual(['main'])
  })

  test('finds addresses again that were told long ago', async () => {
    const stream = aStream()
    const many = Array.from({ length: 40 }, (_, index) => heap + 65_536 + 32 * index)
    for (const address of many) stream.malloc(address, 24, 1)
    for (const address of many.toReversed().slice(0, 35)) stream.free(address)

    const { recording } = decoded([marked(stream)])

    const live = await recording.reached(0)
    expect([...live.addresses].filter((address) => many.includes(address)).toSorted((a, b) => a - b)).toEqual(
      many.slice(0, 5),
    )
  })

  test.for([
    [new MemrayStream({ format: 12 }).bytes, "Expected memray's format 13, got 12"],
    [Buffer.concat([Buffer.from('#!/bin/sh'), Buffer.alloc(100)]), "Expected memray's format 13, got"],
    [new MemrayStream().raw(3).bytes, "Expected a record of memray's format 13, got one of kind 3"],
  ] as const)('refuses what is no stream of its version', ([bytes, message]) => {
    expect(() => decoded([bytes])).toThrow(message)
  })
})
