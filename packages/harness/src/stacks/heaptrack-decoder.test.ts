import { describe, expect, test } from 'vitest'
import { HeaptrackDecoder } from './heaptrack-decoder.ts'
import { Recording } from './recording.ts'

const stream = `v 10400 3
x 12 /usr/bin/python2.7
X /usr/bin/python2.7 parse.py
I 1000 5e298f
A
m 1 -
m 1 x 56504cfe8000 0 770 1000 155
m 17 /tmp/my libs/etree.so.1 7f5965c00000 0 4391ec 6391f0 4bdf0
t 7f5965d224e7 0
t 7f5965d22031 1
+ 60 2 565069658020
+ 1000 1 565069659000
c 10
R fc5
- 565069658020
`

function decoded(chunks: readonly string[]) {
  const recording = new Recording([40_001, 40_002, 40_003])
  const decoder = new HeaptrackDecoder(recording)
  for (const chunk of chunks) decoder.push(Buffer.from(chunk))
  return { decoder, recording }
}

describe('HeaptrackDecoder', () => {
  test('reads what is alive, from which stack, and where libraries are', async () => {
    const marks = '+ 9c41 1 100\n- 100\n+ 9c42 1 100\n- 100\n+ 9c43 1 100\n- 100\n- 200\n'
    const { decoder, recording } = decoded([stream, marks])

    const live = await recording.reached(0)

    expect(live.count).toBe(1)
    expect([live.addresses[0], live.sizes[0]]).toEqual([0x565069659000, 0x1000])
    expect(decoder.nativeStack(live.natives[0] as number)).toEqual([0x7f5965d224e7])
    expect(decoder.nativeStack(2)).toEqual([0x7f5965d22031, 0x7f5965d224e7])
    expect(decoder.version).toBe('1.4.0')
    expect(decoder.modules).toEqual([
      { file: '/usr/bin/python2.7', base: 0x56504cfe8000, start: 0x56504cfe8000, end: 0x56504cfe8770 },
      { file: '/usr/bin/python2.7', base: 0x56504cfe8000, start: 0x56504cfe9000, end: 0x56504cfe9155 },
      { file: '/tmp/my libs/etree.so.1', base: 0x7f5965c00000, start: 0x7f5965c00000, end: 0x7f59660391ec },
      { file: '/tmp/my libs/etree.so.1', base: 0x7f5965c00000, start: 0x7f59662391f0, end: 0x7f5966284fe0 },
    ])
  })

  test('reads the same however the stream is cut', () => {
    const whole = decoded([stream])
    const inBytes = decoded(stream.split(''))

    expect(inBytes.decoder.modules).toEqual(whole.decoder.modules)
    expect(inBytes.decoder.nativeStack(2)).toEqual(whole.decoder.nativeStack(2))
  })

  test.for([
    ['v 10400 9\n', "Expected heaptrack's format 2 or 3, got 9"],
    ['? what\n', 'Expected a line of heaptrack\'s, got "? what"'],
  ] as const)('refuses %j', ([text, message]) => {
    expect(() => decoded([text])).toThrow(message)
  })
})
