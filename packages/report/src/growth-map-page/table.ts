import { safe } from '../safe/safe.ts'

/** A table in Markdown: its head is Markdown, its cells are text as it came. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows.map((cells) => cells.map(escaped))]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

export function bullets(texts: readonly string[]): string {
  return texts.map((text) => `- ${escaped(text)}`).join('\n')
}

export function escaped(text: string): string {
  return safe(text, 'markdown')
}
