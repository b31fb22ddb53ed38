import { constants, openSync } from 'node:fs'
import { Socket } from 'node:net'
import { RecordingError } from './recording-error.ts'

/** The end of a named pipe that is read: what comes is handed on at once, nothing is kept. */
export class Pipe {
  readonly #socket: Socket
  readonly #failed: Promise<never>

  /** @param path must have been opened for writing, or it would seem to have ended. */
  constructor(path: string, onChunk: (chunk: Buffer) => void) {
    const descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
    const socket = new Socket({ fd: descriptor, readable: true, writable: false })
    this.#socket = socket
    this.#failed = new Promise((_, reject) => {
      socket.on('data', (chunk) => {
        try {
          onChunk(chunk)
        } catch (error) {
          reject(error)
          socket.destroy()
        }
      })
      socket.once('error', reject)
      socket.once('end', () => reject(new RecordingError('Expected the recording to go on, it ended')))
    })
    // Heard where something is waited for; the end of all things is no failure.
    this.#failed.catch(() => {})
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
}
