/** Writes the stream that memray 1.20 writes, for tests: every record is told as its format has it, no byte is measured. */
export class MemrayStream {
  readonly #parts: Buffer[] = []
  #pointer = 0
  #native = 0
  #returnsTo = 0
  #recent: number[] = []

  constructor(options: { readonly format?: number } = {}) {
    const head = Buffer.alloc(7 + 4 + 4 + 2 + 32)
    head.write('memray\0')
    head.writeInt32LE(options.format ?? 13, 7)
    head.writeUInt32LE(0x030d00f0, 11)
    const process = Buffer.alloc(4 + 8 + 8 + 3)
    const folders = ['/usr/lib/python3.13', '/usr/lib/python3.13/site-packages', '', '/home/me', ''].join('\0')
    this.#parts.push(head, Buffer.from('python parse.py\0'), process, Buffer.from(`${folders}\0`), Buffer.from([6]))
  }

  module(file: string, base: number, segments: readonly (readonly [number, number])[]): this {
    this.#parts.push(Buffer.from([7]), Buffer.from(`${file}\0`), unsigned(segments.length), word(base))
    for (const [start, size] of segments) this.#parts.push(Buffer.from([8]), word(start), unsigned(size))
    return this
  }

  thread(id: number): this {
    this.#parts.push(Buffer.from([12]), word(id))
    return this
  }

  frame(returnsTo: number, caller: number): this {
    this.#parts.push(Buffer.from([5]), signed(returnsTo - this.#returnsTo), signed(caller - this.#native))
    this.#returnsTo = returnsTo
    this.#native = caller
    return this
  }

  code(id: number, name: string): this {
    const lines = Buffer.from('80004b', 'hex')
    this.#parts.push(Buffer.from([14]), unsigned(id), Buffer.from(`${name}\0parse.py\0`), signed(id === 1 ? 1 : 0))
    this.#parts.push(unsigned(lines.length), lines)
    return this
  }

  call(code: number, offset: number, isEntry: boolean): this {
    this.#parts.push(Buffer.from([isEntry ? 0x41 : 0x40]), unsigned(code), signed(offset))
    return this
  }

  returns(count: number): this {
    this.#parts.push(Buffer.from([0x10 + count - 1]))
    return this
  }

  malloc(address: number, size: number, native: number): this {
    this.#pointed(address, 6)
    this.#parts.push(signed(native - this.#native), unsigned(size))
    this.#native = native
    return this
  }

  /** An allocator whose number does not fit into the record's first byte. */
  calloc(address: number, size: number, native: number): this {
    this.#pointed(address, 0)
    this.#parts.push(Buffer.from([8]), signed(native - this.#native), unsigned(size))
    this.#native = native
    return this
  }

  mmap(address: number, size: number, native: number): this {
    this.#pointed(address, 0)
    this.#parts.push(Buffer.from([14]), signed(native - this.#native), unsigned(size))
    this.#native = native
    return this
  }

  free(address: number): this {
    this.#pointed(address, 5)
    return this
  }

  memory(): this {
    this.#parts.push(Buffer.from([2]), unsigned(20_000_000), unsigned(50))
    return this
  }

  raw(byte: number): this {
    this.#parts.push(Buffer.from([byte]))
    return this
  }

  /** The stream, with as much behind it as any record takes. */
  get bytes(): Buffer {
    const more = Buffer.concat(
      Array.from({ length: 40 }, () => Buffer.concat([Buffer.from([2]), unsigned(1), unsigned(1)])),
    )
    return Buffer.concat([...this.#parts, more])
  }

  #pointed(address: number, allocator: number): void {
    const known = this.#recent.indexOf(address)
    this.#parts.push(Buffer.from([0x80 | ((known < 0 ? 15 : known) << 3) | allocator]))
    if (known >= 0) return
    this.#recent = [address, ...this.#recent].slice(0, 15)
    this.#parts.push(signed(address / 8 - this.#pointer))
    this.#pointer = address / 8
  }
}

function unsigned(value: number): Buffer {
  const bytes: number[] = []
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest])
    bytes.push(128 | (rest % 128))
  }
}

function signed(value: number): Buffer {
  return unsigned(value < 0 ? -2 * value - 1 : 2 * value)
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(BigInt(value))
  return bytes
}
