import { memrayFormat, memrayHeader } from './memray-header.ts'
import { NativeFrames } from './native-frames.ts'
import { PythonCalls } from './python-calls.ts'
import type { Decoder, Module, PythonCall, Recording } from './recording.ts'
import { RecordingError } from './recording-error.ts'

/** No record without a text takes more: a token, an allocator, and three numbers of at most 10 bytes each. */
const longestRecord = 64

const remembered = 15

/** hooks.h: what gives memory back, and what has nothing to do with malloc's heap. */
const FREE = 5
const MMAP = 14
const MUNMAP = 15

/** Reads memray's stream of all allocations, as record_writer.cpp of memray 1.20 writes it. */
export class MemrayDecoder implements Decoder {
  readonly version: string
  readonly modules: Module[] = []
  readonly #recording: Recording
  readonly #frames = new NativeFrames()
  readonly #calls = new PythonCalls()
  #rest: Buffer = Buffer.alloc(0)
  #at = 0
  #begun = false
  #ended = false
  #pythonVersion = 0
  /** What differences are told from. */
  #firstLine = 0
  #pointer = 0
  #native = 0
  #returnsTo = 0
  /** The addresses told last, in a ring: one of them is told again by how long ago it was new. */
  readonly #recent = new Float64Array(remembered)
  #newest = 0
  readonly #current = { native: 0, python: 0 }

  constructor(recording: Recording, version: string) {
    this.#recording = recording
    this.version = version
  }

  push(chunk: Buffer): void {
    // A copy, for the chunk's memory is overwritten by the next.
    this.#rest = Buffer.concat([this.#rest.subarray(this.#at), chunk])
    this.#at = 0
    if (!this.#begun && !this.#begin()) return
    while (!this.#ended && this.#record());
  }

  nativeStack(id: number): readonly number[] {
    return this.#frames.stack(id)
  }

  pythonStack(id: number): readonly PythonCall[] {
    return this.#calls.stack(id, this.#pythonVersion)
  }

  #begin(): boolean {
    const header = memrayHeader(this.#rest)
    if (header === undefined) return false
    this.#at = header.length
    this.#pythonVersion = header.pythonVersion
    this.#begun = true
    return true
  }

  /** Reads one record. Returns whether there may be another. */
  #record(): boolean {
    // Nothing is waited for behind the last mark, and more than this comes with each of them.
    if (this.#rest.length - this.#at < longestRecord) return false
    const before = this.#at
    const token = this.#rest[this.#at++] as number
    if (token >= 0x80) this.#allocation(token)
    else if (token >= 0x40) this.#call(token)
    else if (token >= 0x10 && token < 0x20) this.#calls.pop(token - 0x0f)
    else if (!this.#other(token)) {
      this.#at = before
      return false
    }
    return true
  }

  #allocation(token: number): void {
    const cached = (token >> 3) & 15
    let address: number
    if (cached < remembered) address = this.#recent[(this.#newest + cached) % remembered] as number
    else {
      this.#pointer += this.#signed()
      address = 8 * this.#pointer
      this.#newest = (this.#newest + remembered - 1) % remembered
      this.#recent[this.#newest] = address
    }
    const allocator = (token & 7) === 0 ? (this.#rest[this.#at++] as number) : token & 7
    if (allocator === FREE) return this.#recording.freed(address)
    this.#native += this.#signed()
    const size = this.#unsigned()
    if (allocator === MMAP || allocator === MUNMAP) return
    this.#current.native = this.#native
    this.#current.python = this.#calls.current
    this.#recording.allocated(address, size, this.#current)
  }

  #call(token: number): void {
    const code = this.#unsigned()
    this.#calls.push(code, this.#signed(), { isEntry: (token & 1) === 1 })
  }

  /** Returns false where the record is not all there yet, having changed nothing. */
  #other(token: number): boolean {
    switch (token) {
      case 0x05:
        this.#returnsTo += this.#signed()
        this.#native += this.#signed()
        this.#frames.add(this.#returnsTo, this.#native)
        return true
      case 0x06:
        this.modules.length = 0
        return true
      case 0x07:
        return this.#module()
      case 0x0a:
        return this.#text() !== undefined
      case 0x02:
        this.#unsigned()
        this.#unsigned()
        return true
      case 0x0c:
        this.#calls.switchTo(this.#word())
        return true
      case 0x0e:
        return this.#code()
      case 0x01:
        this.#ended = true
        return true
      default:
        throw new RecordingError(`Expected a record of memray's format ${memrayFormat}, got one of kind ${token}`)
    }
  }

  #code(): boolean {
    const id = this.#unsigned()
    const name = this.#text()
    const file = this.#text()
    if (name === undefined || file === undefined || this.#rest.length - this.#at < 20) return false
    const firstLine = this.#firstLine + this.#signed()
    const length = this.#unsigned()
    if (this.#rest.length - this.#at < length) return false
    this.#firstLine = firstLine
    const lines = Buffer.from(this.#rest.subarray(this.#at, this.#at + length))
    this.#at += length
    this.#calls.define(id, { function: name, file, firstLine, lines })
    return true
  }

  #module(): boolean {
    const file = this.#text()
    // A segment takes at most 19 bytes.
    if (file === undefined || this.#rest.length - this.#at < 20) return false
    const count = this.#unsigned()
    if (this.#rest.length - this.#at < 8 + 19 * count) return false
    const base = this.#word()
    for (let segment = 0; segment < count; segment++) {
      this.#at += 1
      const start = base + this.#word()
      this.modules.push({ file, base, start, end: start + this.#unsigned() })
    }
    return true
  }

  #text(): string | undefined {
    const end = this.#rest.indexOf(0, this.#at)
    if (end < 0) return undefined
    const text = this.#rest.toString('utf8', this.#at, end)
    this.#at = end + 1
    return text
  }

  #word(): number {
    const low = this.#rest.readUInt32LE(this.#at)
    const high = this.#rest.readUInt32LE(this.#at + 4)
    this.#at += 8
    return high * 2 ** 32 + low
  }

  #unsigned(): number {
    const found = this.#rest
    let at = this.#at
    let byte = found[at++] as number
    let value = byte & 127
    for (let factor = 128; byte >= 128; factor *= 128) {
      byte = found[at++] as number
      value += (byte & 127) * factor
    }
    this.#at = at
    return value
  }

  #signed(): number {
    const value = this.#unsigned()
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2
  }
}
