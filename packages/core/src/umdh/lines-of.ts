/** One line without its end; the last of a file that was cut off has none. */
export interface TextLine {
  readonly text: string
  readonly number: number
  readonly ended: boolean
}

/**
 * Cuts chunks of a file into lines: UTF-8, or UTF-16 as PowerShell's `>` writes it, with and without a byte order mark,
 * with LF or CRLF. Other separators of lines, such as U+2028, stay in the text: JSON holds them as they are.
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<readonly TextLine[]> {
  let decoder: InstanceType<typeof TextDecoder> | undefined
  let rest = ''
  let number = 0
  for await (const chunk of wholeFrom(chunks, ENCODING_SHOWS)) {
    decoder ??= new TextDecoder(encodingOf(chunk))
    const texts = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = texts.pop() ?? ''
    yield texts.map((text) => ({ text: text.trimEnd(), number: ++number, ended: true }))
  }
  const last = (rest + (decoder?.decode() ?? '')).trimEnd()
  if (last !== '') yield [{ text: last, number: number + 1, ended: false }]
}

/** Two bytes tell a byte order mark, or a character of ASCII in UTF-16. */
const ENCODING_SHOWS = 2

/** The same bytes, of which the first chunk has `size` at least, where there are so many. */
async function* wholeFrom(chunks: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  let head: readonly number[] | undefined = []
  for await (const chunk of chunks) {
    if (head === undefined) yield chunk
    else if (head.length + chunk.length < size) head = [...head, ...chunk]
    else {
      yield Uint8Array.from([...head, ...chunk.subarray(0, size)])
      yield chunk.subarray(size)
      head = undefined
    }
  }
  if (head !== undefined && head.length > 0) yield Uint8Array.from(head)
}

function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le'
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0 && second !== undefined)) return 'utf-16be'
  return 'utf-8'
}
