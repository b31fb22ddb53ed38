import { createColors } from 'picocolors'
import type { Tone } from '../words/verdict.ts'

type Colors = ReturnType<typeof createColors>

/** Colours by what they mean; plain text where there are none. */
export interface Paint {
  readonly tone: (tone: Tone, text: string) => string
  readonly strong: (text: string) => string
  readonly faint: (text: string) => string
}

export function paint(color: boolean): Paint {
  const colors = createColors(color)
  return {
    tone: (tone, text) => tones(colors)[tone](text),
    strong: colors.bold,
    faint: colors.dim,
  }
}

function tones({ green, yellow, red, magenta }: Colors): Record<Tone, (text: string) => string> {
  return { good: green, notable: yellow, bad: red, unclear: magenta }
}
