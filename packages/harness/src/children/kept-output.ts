import type { Readable } from 'node:stream'

/** Reads a stream to its end and keeps the last `most` bytes of it, so that a chatty child cannot fill our memory. */
export function keepOutput(stream: Readable, most: number): () => string {
  const chunks: Buffer[] = []
  let held = 0
  stream.on('data', (chunk: Buffer) => {
    chunks.push(chunk)
    held += chunk.length
    for (let first = chunks[0]; first !== undefined && held - first.length >= most; first = chunks[0]) {
      chunks.shift()
      held -= first.length
    }
  })
  return () => Buffer.concat(chunks).subarray(-most).toString()
}
