import { constants, openSync } from 'node:fs'
import { type ConnectOpts, Socket, type SocketConstructorOpts } from 'node:net'
import { RecordingError } from './recording-error.ts'

/** As much as the pipe of a recorder holds (F_SETPIPE_SZ): one reading empties it. */
const mostAtOnce = 1 << 20
/** heaptrack writes 4 KiB at a time: woken by each, 7,000 times a second, both sides took a fifth longer. */
const restMs = 4
/** A pipe that holds no more than 64 KiB fills while its reader rests. */
const worthResting = 1 << 15

/** The end of a named pipe that is read: what comes is handed on at once, nothing is kept. */
export class Pipe {
  readonly #socket: Socket
  readonly #failed: Promise<never>
  #fail: (error: unknown) => void = () => {}

  /**
   * @param path must have been opened for writing, or it would seem to have ended.
   * @param onChunk must not keep what it is handed: the next chunk overwrites it.
   */
  constructor(path: string, onChunk: (chunk: Buffer) => void) {
    this.#failed = new Promise((_, reject) => {
      this.#fail = reject
    })
    // Heard where something is waited for; the end of all things is no failure.
    this.#failed.catch(() => {})
    const descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
    const options: SocketConstructorOpts & ConnectOpts = {
      fd: descriptor,
      readable: true,
      writable: false,
      onread: {
        buffer: Buffer.alloc(mostAtOnce),
        callback: (length, { buffer, byteOffset }) => this.#take(Buffer.from(buffer, byteOffset, length), onChunk),
      },
    }
    this.#socket = new Socket(options)
    this.#socket.once('error', this.#fail)
    this.#socket.once('end', () => this.#fail(new RecordingError('Expected the recording to go on, it ended')))
    this.#socket.resume()
  }

  /**
   * Waits for what the recording will bring.
   *
   * @throws RecordingError where it ends, is no recording, or is silent for too long.
   */
  async until<Result>(brought: Promise<Result>, withinMs: number): Promise<Result> {
    let late: NodeJS.Timeout | undefined
    const silent = new Promise<never>((_, reject) => {
      late = setTimeout(
        () => reject(new RecordingError(`Expected the recording to go on, heard nothing for ${withinMs / 1000} s`)),
        withinMs,
      )
    })
    try {
      return await Promise.race([brought, this.#failed, silent])
    } finally {
      clearTimeout(late)
    }
  }

  close(): void {
    this.#socket.destroy()
  }

  /** Returns whether to read on. */
  #take(chunk: Buffer, onChunk: (chunk: Buffer) => void): boolean {
    try {
      onChunk(chunk)
    } catch (error) {
      this.#fail(error)
      this.#socket.destroy()
      return false
    }
    if (chunk.length >= worthResting) return true
    setTimeout(() => this.#socket.resume(), restMs)
    return false
  }
}
