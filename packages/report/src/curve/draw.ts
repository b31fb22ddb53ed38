/** How finely a cell of the curve is filled: from empty to full. */
export interface Ink {
  readonly levels: readonly string[]
}

export const blocks: Ink = { levels: [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] }
export const ascii: Ink = { levels: [' ', '.', ':', '#'] }

/** Draws values as filled columns, the top row first. */
export function draw(
  values: readonly number[],
  { rows, low, high, ink }: { readonly rows: number; readonly low: number; readonly high: number; readonly ink: Ink },
): readonly string[] {
  const full = ink.levels.length - 1
  const span = Math.max(high - low, Number.MIN_VALUE)
  // Even nothing leaves a line, so that a reader sees where the curve runs.
  const heights = values.map((value) => Math.max(1, Math.round(((value - low) / span) * rows * full)))
  return Array.from({ length: rows }, (_, down) => {
    const below = (rows - 1 - down) * full
    return heights.map((height) => ink.levels[Math.min(full, Math.max(0, height - below))] ?? ' ').join('')
  })
}
