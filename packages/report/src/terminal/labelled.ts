import wrapAnsi from 'wrap-ansi'
import { safe } from '../safe/safe.ts'
import type { Paint } from './paint.ts'
import type { Screen } from './screen.ts'

const indent = '  '
const labelWidth = 10
/** Where a line's text begins, below the label's column. */
export const gutter = indent.length + labelWidth

/** Prints a label and its text, wrapped beside it; the text is made safe here. */
export function labelled(label: string, text: string, { faint, width }: Pick<Paint, 'faint'> & Pick<Screen, 'width'>) {
  const lines = wrapped(safe(text, 'terminal'), width - gutter)
  return lines.map((line, index) => {
    const beside = index === 0 ? label.padEnd(labelWidth) : ' '.repeat(labelWidth)
    return `${indent}${faint(beside)}${line}`.trimEnd()
  })
}

/** Breaks text that was made safe into lines of at most `width` columns. */
export function wrapped(text: string, width: number): readonly string[] {
  return wrapAnsi(text, Math.max(width, 1), { hard: true }).split('\n')
}
