/**
 * A copy of a text with memory of its own. What V8 cuts out of a text of 13 characters or more keeps the whole of it alive
 * (`SlicedString::kMinLength`, src/objects/string.h): one name of a log, the 64 kB that it was read in.
 */
export function ownText(text: string): string {
  return decoder.decode(encoder.encode(text))
}

const encoder = new TextEncoder()
// A byte order mark within a log is a character like any other.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
