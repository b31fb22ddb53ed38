import type { Run } from '@plateau/core'
import { curve } from '../curve/curve.ts'
import { safe } from '../safe/safe.ts'
import { caveats, type Fact, measured } from '../words/evidence.ts'
import { everything } from '../words/everything.ts'
import { verdict } from '../words/verdict.ts'
import { gutter, labelled, wrapped } from './labelled.ts'
import { paint } from './paint.ts'
import type { Screen } from './screen.ts'

export interface BlockOptions extends Screen {
  readonly verbose: boolean
  /** What the run is called among the others. */
  readonly title: string
}

/** Prints one run: its verdict, what is held, its curve, and what a reader must know beside it. */
export function runBlock(run: Run, options: BlockOptions): readonly string[] {
  const { faint } = paint(options.color)
  const facts = (some: readonly Fact[]) =>
    some.flatMap(({ label, text }) => labelled(label, text, { faint, width: options.width }))
  return [
    ...headline(run, options),
    ...facts(measured(run)),
    ...drawing(run, options),
    ...facts(caveats(run)),
    ...(options.verbose ? facts(everything(run)) : []),
  ]
}

/** The title and the verdict, on as many lines as they need. */
export function headline(run: Run, { title, width, color }: Omit<BlockOptions, 'verbose'>): readonly string[] {
  const { strong, tone } = paint(color)
  const said = verdict(run)
  const name = safe(title, 'terminal')
  // Coloured before it is wrapped: wrap-ansi closes and opens colours around each break.
  const [first = '', ...rest] = wrapped(`${strong(name)}: ${tone(said.tone, safe(said.words, 'terminal'))}`, width - 2)
  return [first, ...rest.map((line) => `  ${line}`)]
}

const scaleWidth = 9
/** Wide enough that a doubling can be read, narrow enough to be taken in at once. */
const mostWidth = 100

function drawing(run: Run, { width, color, unicode }: BlockOptions): readonly string[] {
  const { faint } = paint(color)
  const room = Math.min(mostWidth, width - gutter - scaleWidth - 1)
  if (room < 20) return []
  return curve(run, { width: room, unicode }).map(({ label, scale, drawing: drawn }) => {
    const left = `  ${label.padEnd(gutter - 2)}${scale.padStart(scaleWidth)} `
    return label === 'inputs' ? faint(`${left}${drawn}`.trimEnd()) : `${faint(left)}${drawn}`.trimEnd()
  })
}
