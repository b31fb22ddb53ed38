import type { Page } from '../pages/page.ts'
import type { PageText } from '../pages/page-text.ts'

/** Gives what stands between two places of a page's text as the parser keeps it: decoded, with `\xNN` for what is no text. */
export function originalText(page: Page, { text, width }: PageText): (start: number, end: number) => string {
  const decoder = decoderOf(page.encoding)
  return (start, end) => {
    const plain = text.slice(start, end)
    // Most names are ASCII, in which page and text are one.
    if (width === 2 || isAscii(plain)) return plain
    return decoder.decode(page.bytes.subarray(start, end))
  }
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) >= 0x80) return false
  return true
}

/** A codec of Python's that browsers do not know is read as Latin-1, byte for byte, as libxml2 does with what it cannot. */
function decoderOf(encoding: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(encoding.replaceAll('_', '-'), { ignoreBOM: true })
  } catch {
    return new TextDecoder('latin1')
  }
}
