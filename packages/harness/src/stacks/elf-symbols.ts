import { open } from 'node:fs/promises'

export interface ElfSymbol {
  readonly name: string
  /** The address in the file's own terms. */
  readonly start: number
  readonly size: number
}

/** The functions that a library tells of, and whether it tells of lines. */
export interface ElfSymbols {
  readonly hasLines: boolean
  /** The function whose own bytes an address is in; nothing where no symbol covers it, however near one is. */
  at(address: number): ElfSymbol | undefined
}

/** elf.h: 64 bits, little endian. */
const MAGIC = Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1])
const SECTION = 64
const SYMBOL = 24
const SHT_SYMTAB = 2
const SHT_DYNSYM = 11
const STT_FUNC = 2
const STT_GNU_IFUNC = 10

interface Section {
  readonly name: string
  readonly type: number
  readonly offset: number
  readonly size: number
  readonly link: number
}

/**
 * Reads a library's symbols.
 *
 * A symbol names an address only within its size: in a stripped library the nearest exported function may be a hundred
 * functions away.
 *
 * @throws Error where the file cannot be read; returns nothing for what is no 64-bit ELF file.
 */
export async function elfSymbols(file: string): Promise<ElfSymbols | undefined> {
  const handle = await open(file, 'r')
  const read = async (offset: number, length: number) => {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, offset)
    return buffer.subarray(0, bytesRead)
  }
  try {
    const header = await read(0, 64)
    if (header.length < 64 || !header.subarray(0, MAGIC.length).equals(MAGIC)) return undefined
    const sections = await sectionsOf(header, read)
    const table = sections.find(({ type }) => type === SHT_SYMTAB) ?? sections.find(({ type }) => type === SHT_DYNSYM)
    const names = table === undefined ? undefined : sections[table.link]
    const functions =
      table === undefined || names === undefined
        ? []
        : functionsIn(await read(table.offset, table.size), await read(names.offset, names.size))
    return {
      hasLines: sections.some(({ name }) => name === '.debug_line'),
      at: (address) => covering(functions, address),
    }
  } finally {
    await handle.close()
  }
}

async function sectionsOf(
  header: Buffer,
  read: (offset: number, length: number) => Promise<Buffer>,
): Promise<readonly Section[]> {
  const count = header.readUInt16LE(60)
  const headers = await read(Number(header.readBigUInt64LE(40)), count * SECTION)
  const sections = Array.from({ length: Math.floor(headers.length / SECTION) }, (_, index) => {
    const at = index * SECTION
    return {
      nameAt: headers.readUInt32LE(at),
      type: headers.readUInt32LE(at + 4),
      offset: Number(headers.readBigUInt64LE(at + 24)),
      size: Number(headers.readBigUInt64LE(at + 32)),
      link: headers.readUInt32LE(at + 40),
    }
  })
  const strings = sections[header.readUInt16LE(62)]
  const names = strings === undefined ? Buffer.alloc(0) : await read(strings.offset, strings.size)
  return sections.map(({ nameAt, ...rest }) => ({ ...rest, name: textAt(names, nameAt) }))
}

function functionsIn(table: Buffer, names: Buffer): readonly ElfSymbol[] {
  const functions: ElfSymbol[] = []
  for (let at = 0; at + SYMBOL <= table.length; at += SYMBOL) {
    const type = (table[at + 4] as number) & 15
    const size = Number(table.readBigUInt64LE(at + 16))
    const isDefined = table.readUInt16LE(at + 6) !== 0
    if (!isDefined || size === 0 || (type !== STT_FUNC && type !== STT_GNU_IFUNC)) continue
    functions.push({ name: textAt(names, table.readUInt32LE(at)), start: Number(table.readBigUInt64LE(at + 8)), size })
  }
  return functions.toSorted((a, b) => a.start - b.start)
}

function covering(functions: readonly ElfSymbol[], address: number): ElfSymbol | undefined {
  let [low, high] = [0, functions.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((functions[middle] as ElfSymbol).start <= address) low = middle + 1
    else high = middle
  }
  const found = functions[low - 1]
  return found !== undefined && address < found.start + found.size ? found : undefined
}

function textAt(strings: Buffer, at: number): string {
  return strings.toString('utf8', at, Math.max(at, strings.indexOf(0, at)))
}
