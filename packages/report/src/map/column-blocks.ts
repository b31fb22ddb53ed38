const gap = 2
/** How wide things are, in columns of the screen. */
export interface Widths {
  readonly label: number
  /** A label that is longer wraps, so that there is room for what was measured. */
  readonly mostLabel: number
  readonly columns: readonly number[]
}

/** Parts columns into blocks that fit beside their labels, one at least in each; gives the columns' numbers. */
export function columnBlocks({ label, mostLabel, columns }: Widths, width: number): readonly (readonly number[])[] {
  const blocks: number[][] = []
  let used = 0
  for (const [column, wide] of columns.entries()) {
    const block = blocks.at(-1)
    if (block !== undefined && used + gap + wide <= width) {
      block.push(column)
      used += gap + wide
    } else {
      blocks.push([column])
      used = Math.min(label, mostLabel) + gap + wide
    }
  }
  return blocks
}
