import { describe, expect, test } from 'vitest'
import { frameName, type Frame } from './frame.ts'

describe('frameName()', () => {
  test.each<[string, Partial<Frame>]>([
    ['xmlDictLookup', { function: 'xmlDictLookup', module: '/a/etree.so', offset: 4 }],
    ['etree.so+0x1234', { module: '/a/b/etree.cpython-311-x86_64-linux-gnu.so', offset: 0x1234 }],
    ['etree.pyd+0x1234', { module: 'C:\\a\\etree.cp311-win_amd64.pyd', offset: 0x1234 }],
    ['libxml2.so.2.9.14+0x10', { module: '/usr/lib/libxml2.so.2.9.14', offset: 0x10 }],
    ['ntdll', { module: 'ntdll' }],
    ['0x7ffe82352933', { address: 0x7ffe82352933 }],
    ['unknown', {}],
  ])('is %s', (name, fields) => {
    expect(frameName({ language: 'native', ...fields })).toBe(name)
  })
})
