/**
 * Takes a body out of its chunks (RFC 9112, section 7.1). One that does not begin with a chunk is taken as it is: crawlers
 * store both. Undefined where its chunks end early.
 */
export function unchunked(body: Buffer): Buffer | undefined {
  const chunks: Buffer[] = []
  for (let at = 0; ; ) {
    const lineEnd = body.indexOf('\r\n', at)
    const size = lineEnd < 0 ? undefined : sizeIn(body.toString('latin1', at, lineEnd))
    if (size === undefined) return at === 0 ? body : undefined
    if (size === 0) return Buffer.concat(chunks)
    const start = lineEnd + 2
    at = start + size + 2
    if (at > body.length || body.toString('latin1', at - 2, at) !== '\r\n') return undefined
    chunks.push(body.subarray(start, start + size))
  }
}

function sizeIn(line: string): number | undefined {
  const [, digits] = /^([0-9a-f]{1,8})[\t ]*(?:;.*)?$/i.exec(line) ?? []
  return digits === undefined ? undefined : Number.parseInt(digits, 16)
}
