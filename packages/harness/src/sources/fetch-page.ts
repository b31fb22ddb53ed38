import { visible } from '../children/visible.ts'
import { pageFrom } from './page-from.ts'
import { mostBytesIn, type SourceOptions, tooLarge } from './source-options.ts'
import { refused, type SourceRecord } from './source-record.ts'

/** What a server takes longer for than this, it does not send. */
const LONGEST_MS = 60_000

/** Asks a server for one page: the bytes that it sends, without what was done to them for the way. */
export async function fetchPage(url: string, options: SourceOptions = {}): Promise<SourceRecord> {
  const { signal } = options
  const most = mostBytesIn(options)
  const late = AbortSignal.timeout(LONGEST_MS)
  try {
    const response = await fetch(url, { signal: signal === undefined ? late : AbortSignal.any([signal, late]) })
    if (!response.ok) {
      await response.body?.cancel()
      return refused(url, `was answered with ${response.status} ${response.statusText}`.trimEnd())
    }
    const bytes = await atMost(response, most)
    if (bytes === undefined) return refused(url, tooLarge(most))
    const contentType = response.headers.get('Content-Type') ?? undefined
    const labels = { name: response.url, url: response.url, date: new Date().toISOString() }
    return (
      pageFrom(bytes, { ...labels, ...(contentType !== undefined && { contentType }) }) ??
      refused(url, `is of the type ${contentType ?? 'unknown'}, which is neither HTML nor XML`)
    )
  } catch (error) {
    signal?.throwIfAborted()
    return refused(url, `cannot be fetched: ${visible(reasonOf(error))}`)
  }
}

async function atMost(response: Response, most: number): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk as Uint8Array)
    length += (chunk as Uint8Array).length
    if (length > most) return undefined
  }
  return Buffer.concat(chunks, length)
}

/** `fetch failed` says nothing: its cause does. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message : error.message
}
