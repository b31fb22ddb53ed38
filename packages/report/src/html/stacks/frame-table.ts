import { formatSize } from '@plateau/core'
import { percent } from '../../stacks/pair-in-words.ts'
import { count } from '../../words/count.ts'
import { type Html, html } from '../markup.ts'
import type { FrameTree } from './frame-tree.ts'

/** More than a person reads; the icicle has them all. */
const rowsShown = 200

/** Tells a tree of frames as a table, callers before what they call, for print and for who cannot see the icicle. */
export function frameTable(tree: FrameTree, title: string): Html {
  const { nodes } = tree
  const whole = nodes[0]?.[2] ?? 0
  const levels = levelsOf(tree)
  const shown = largest(tree)
  const hidden = nodes.length - 1 - shown.length
  return html`<div class="scrolls" role="region" tabindex="0" aria-label="Frames of ${title}">
<table class="frames">
<caption>Frames, outermost first: each with what was allocated through it${hidden > 0 && `, the ${shown.length} with most; ${count(hidden, 'frame')} more in the picture above`}</caption>
<thead><tr><th scope="col">level</th><th scope="col">function</th><th scope="col">where</th><th scope="col">bytes</th><th scope="col">share</th></tr></thead>
<tbody>
${shown.map((node) => {
  const [, frame, bytes] = nodes[node] ?? [-1, -1, 0]
  const { name, place } = tree.frames[frame] ?? { name: '', place: '' }
  const level = levels[node] ?? 0
  return html`<tr><td>${level}</td><th scope="row" style="--level: ${Math.min(level, deepest)}">${name}</th><td>${place}</td><td>${formatSize(bytes)}</td><td>${percent(bytes / whole)}</td></tr>\n`
})}</tbody>
</table>
</div>`
}

/** Deeper ones are not set in any further: the column would be all margin. */
const deepest = 32

function levelsOf({ nodes }: FrameTree): readonly number[] {
  const levels: number[] = []
  for (const [parent] of nodes) levels.push((levels[parent] ?? -1) + 1)
  return levels
}

/** A caller has no less than what it calls and stands before it: none is shown without its callers. */
function largest({ nodes }: FrameTree): readonly number[] {
  const frames = nodes.map((_, node) => node).slice(1)
  if (frames.length <= rowsShown) return frames
  return frames
    .toSorted((a, b) => (nodes[b]?.[2] ?? 0) - (nodes[a]?.[2] ?? 0) || a - b)
    .slice(0, rowsShown)
    .toSorted((a, b) => a - b)
}
