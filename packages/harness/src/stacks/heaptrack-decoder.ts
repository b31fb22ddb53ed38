import { NativeFrames } from './native-frames.ts'
import type { Decoder, Module, PythonCall, Recording } from './recording.ts'
import { RecordingError } from './recording-error.ts'

/** libheaptrack.h in heaptrack 1.3 to 1.5 (HEAPTRACK_FILE_FORMAT_VERSION). */
const FORMATS = [2, 3]

const newline = 0x0a
const space = 0x20

/** Reads what libheaptrack_inject writes, lines of hexadecimal numbers; heaptrack_interpret is not needed. */
export class HeaptrackDecoder implements Decoder {
  readonly modules: Module[] = []
  readonly #recording: Recording
  #rest: Buffer = Buffer.alloc(0)
  #at = 0
  #version: string | undefined
  #executable = ''
  readonly #frames = new NativeFrames()
  readonly #current = { native: 0, python: 0 }

  constructor(recording: Recording) {
    this.#recording = recording
  }

  get version(): string | undefined {
    return this.#version
  }

  push(chunk: Buffer): void {
    // A copy, for the chunk's memory is overwritten by the next.
    this.#rest = Buffer.concat([this.#rest.subarray(this.#at), chunk])
    this.#at = 0
    const last = this.#rest.lastIndexOf(newline)
    while (this.#at <= last) this.#line()
  }

  nativeStack(id: number): readonly number[] {
    return this.#frames.stack(id)
  }

  /** heaptrack knows nothing of Python. */
  pythonStack(): readonly PythonCall[] {
    return []
  }

  #line(): void {
    const kind = this.#rest[this.#at] as number
    this.#at += 2
    switch (kind) {
      case 0x2b: {
        const size = this.#number()
        this.#current.native = this.#number()
        return this.#recording.allocated(this.#number(), size, this.#current)
      }
      case 0x2d:
        return this.#recording.freed(this.#number())
      case 0x74:
        return this.#frames.add(this.#number(), this.#number())
      case 0x6d:
        return this.#module()
      case 0x78:
        this.#executable = this.#text()
        return
      case 0x76:
        return this.#begin()
      // The command line, the machine's memory, the time, the resident memory, and that it was attached.
      case 0x58:
      case 0x49:
      case 0x63:
      case 0x52:
      case 0x41:
        this.#at = this.#end() + 1
        return
      default:
        throw new RecordingError(`Expected a line of heaptrack's, got ${JSON.stringify(this.#shown())}`)
    }
  }

  /** Where the line ends that is being read; a line may be no longer than its kind. */
  #end(): number {
    return this.#rest.indexOf(newline, this.#at - 1)
  }

  #begin(): void {
    const version = this.#number()
    const format = this.#number()
    if (!FORMATS.includes(format))
      throw new RecordingError(`Expected heaptrack's format ${FORMATS.join(' or ')}, got ${format}`)
    this.#version = [version >> 16, (version >> 8) & 255, version & 255].join('.')
  }

  #module(): void {
    const end = this.#end()
    const file = this.#text()
    if (file === '-') {
      this.modules.length = 0
      return
    }
    const base = this.#number()
    while (this.#at < end) {
      const start = base + this.#number()
      this.modules.push({ file: file === 'x' ? this.#executable : file, base, start, end: start + this.#number() })
    }
  }

  /** Its length goes before it: a path may have spaces. */
  #text(): string {
    const length = this.#number()
    const text = this.#rest.toString('utf8', this.#at, this.#at + length)
    this.#at += length + 1
    return text
  }

  /** Reads to behind the space or the end of the line that follows. */
  #number(): number {
    const found = this.#rest
    let at = this.#at
    let value = 0
    let byte = found[at++] as number
    // Whole numbers of 32 bits are quicker than those above, of which there is one a line.
    for (const end = at + 6; byte > space && at <= end; byte = found[at++] as number) value = (value << 4) | digit(byte)
    for (; byte > space; byte = found[at++] as number) value = value * 16 + digit(byte)
    this.#at = at
    return value
  }

  #shown(): string {
    return this.#rest.toString('latin1', this.#at - 2, Math.min(this.#end(), this.#at + 60))
  }
}

/** A digit of `0123456789abcdef` from its ASCII, without asking which of the two it is. */
function digit(byte: number): number {
  return (byte & 15) + 9 * (byte >> 6)
}
