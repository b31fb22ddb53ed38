import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { withTemporaryFolder } from '../children/temporary-folder.ts'
import { elfSymbols } from './elf-symbols.ts'

const symtab = 2
const dynsym = 11

describe('elfSymbols()', () => {
  test('names an address by the function whose bytes it is in, and by no neighbour', async () => {
    const symbols = await written(library(symtab))

    expect([0x1000, 0x104f].map((at) => symbols?.at(at)?.name)).toEqual(['xmlDictLookup', 'xmlDictLookup'])
    expect(symbols?.at(0x2010)).toEqual({ name: 'htmlParseName.isra.0', start: 0x2000, size: 0x20 })
    expect([0xfff, 0x1050, 0x1fff, 0x2020, 0].map((at) => symbols?.at(at))).toEqual(Array(5).fill(undefined))
  })

  test('names what a stripped library exports, and nothing else', async () => {
    const symbols = await written(library(dynsym))

    expect(symbols?.at(0x1000)?.name).toBe('xmlDictLookup')
    expect(symbols?.at(0x1800)).toBeUndefined()
  })

  test('takes no symbol for a function that is undefined, empty, or data', async () => {
    const symbols = await written(library(symtab))

    expect([0x3000, 0x4000].map((at) => symbols?.at(at))).toEqual([undefined, undefined])
  })

  test('tells whether there are lines', async () => {
    expect((await written(library(symtab)))?.hasLines).toBe(true)
    expect((await written(library(dynsym)))?.hasLines).toBe(false)
  })

  test('reads nothing from what is no library', async () => {
    expect(await written(Buffer.from('#!/bin/sh\n'))).toBeUndefined()
    expect(await written(Buffer.alloc(64))).toBeUndefined()
  })
})

async function written(bytes: Buffer) {
  return withTemporaryFolder(async (folder) => {
    const file = join(folder, 'library.so')
    await writeFile(file, bytes)
    return await elfSymbols(file)
  })
}

/** The least of an ELF file: a header, four sections, and what they hold. */
function library(type: number): Buffer {
  const names = Buffer.from('\0xmlDictLookup\0htmlParseName.isra.0\0a_table\0empty\0malloc\0')
  const place = (name: string) => names.indexOf(`\0${name}\0`) + 1
  const symbols = Buffer.concat([
    Buffer.alloc(24),
    symbol({ name: place('htmlParseName.isra.0'), start: 0x2000, size: 0x20 }),
    symbol({ name: place('xmlDictLookup'), start: 0x1000, size: 0x50 }),
    symbol({ name: place('a_table'), start: 0x3000, size: 0x10, kind: 1 }),
    symbol({ name: place('empty'), start: 0x4000, size: 0 }),
    symbol({ name: place('malloc'), start: 0, size: 0x10, section: 0 }),
  ])
  const sectionNames = Buffer.from(`\0.symbols\0.strings\0${type === symtab ? '.debug_line' : '.comment'}\0`)
  const at = { symbols: 64, names: 64 + symbols.length, sectionNames: 64 + symbols.length + names.length }
  const sections = [
    Buffer.alloc(64),
    section({ name: 1, type, offset: at.symbols, size: symbols.length, link: 2 }),
    section({ name: 10, type: 3, offset: at.names, size: names.length, link: 0 }),
    section({ name: 0, type: 3, offset: at.sectionNames, size: sectionNames.length, link: 0 }),
    section({ name: 19, type: 1, offset: 0, size: 0, link: 0 }),
  ]
  const header = Buffer.alloc(64)
  header.write('\x7fELF\x02\x01', 'latin1')
  header.writeBigUInt64LE(BigInt(at.sectionNames + sectionNames.length), 40)
  header.writeUInt16LE(sections.length, 60)
  header.writeUInt16LE(3, 62)
  return Buffer.concat([header, symbols, names, sectionNames, ...sections])
}

function symbol(of: { name: number; start: number; size: number; kind?: number; section?: number }): Buffer {
  const bytes = Buffer.alloc(24)
  bytes.writeUInt32LE(of.name)
  bytes.writeUInt8(0x10 | (of.kind ?? 2), 4)
  bytes.writeUInt16LE(of.section ?? 1, 6)
  bytes.writeBigUInt64LE(BigInt(of.start), 8)
  bytes.writeBigUInt64LE(BigInt(of.size), 16)
  return bytes
}

function section(of: { name: number; type: number; offset: number; size: number; link: number }): Buffer {
  const bytes = Buffer.alloc(64)
  bytes.writeUInt32LE(of.name)
  bytes.writeUInt32LE(of.type, 4)
  bytes.writeBigUInt64LE(BigInt(of.offset), 24)
  bytes.writeBigUInt64LE(BigInt(of.size), 32)
  bytes.writeUInt32LE(of.link, 40)
  return bytes
}
