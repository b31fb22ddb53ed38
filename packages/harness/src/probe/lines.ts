import type { Readable } from 'node:stream'

// A list of 326,400 names of 9 bytes is 4 MB; a line beyond this is no answer of the probe's.
const LONGEST_LINE = 512 * 1024 * 1024

/** Calls `take` with each line that a stream brings, and with what is beyond any sensible length. */
export function onLines(stream: Readable, take: (line: string) => void): void {
  let parts: Buffer[] = []
  let length = 0
  stream.on('data', (chunk: Buffer) => {
    let from = 0
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, from)) {
      parts.push(chunk.subarray(from, end))
      take(Buffer.concat(parts).toString())
      parts = []
      length = 0
      from = end + 1
    }
    parts.push(chunk.subarray(from))
    length += chunk.length - from
    if (length > LONGEST_LINE) {
      parts = []
      length = 0
      take('a line without end')
    }
  })
}
