/**
 * Finds the names of entity references between two places of a text, with or without a semicolon.
 *
 * A name next to a byte beyond ASCII is left alone: libxml2 would read the two as one name (xmlParseNameComplex).
 */
export function entityNames(text: string, start: number, end: number): [start: number, end: number][] {
  const stretch = text.slice(start, end)
  if (!stretch.includes('&')) return []
  return Array.from(stretch.matchAll(/&([A-Za-z_:][\w:.-]*)(?![\w:.\-\x80-\uffff])/g), (match) => {
    const at = start + match.index + 1
    return [at, at + (match[1] ?? '').length]
  })
}
