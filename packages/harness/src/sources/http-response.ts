import { AsyncIterReader, StatusAndHeadersParser } from 'warcio'

/** What a server answered. */
export interface HttpResponse {
  readonly header: (name: string) => string | undefined
  /** As it came over the wire. */
  readonly body: Buffer
}

/** Reads a response as it was on the wire; undefined where its headers do not end. */
export async function httpResponse(block: Buffer): Promise<HttpResponse | undefined> {
  const end = block.indexOf('\r\n\r\n')
  if (end < 0) return undefined
  const head = new AsyncIterReader([block.subarray(0, end + 4)], null)
  const parsed = await new StatusAndHeadersParser().parse(head, { headersClass: Headers })
  if (parsed === null) return undefined
  return { header: (name) => parsed.headers.get(name) ?? undefined, body: block.subarray(end + 4) }
}
