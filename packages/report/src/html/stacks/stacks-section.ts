import type { Pair } from '@plateau/core'
import { accounted, pairTitle } from '../../stacks/pair-in-words.ts'
import { circumstances } from '../../stacks/circumstances.ts'
import { isNoise } from '../../stacks/worth-showing.ts'
import { factList } from '../facts.ts'
import { type Html, html } from '../markup.ts'
import type { PageSection, Reported } from '../page-section.ts'
import { frameTable } from './frame-table.ts'
import { type FrameTree, frameTree } from './frame-tree.ts'
import { shrunkTable } from './shrunk-table.ts'

/** Shows which code keeps it: for each pair of snapshots, those that grew most first, an icicle of call stacks and a table. */
export function stacksSection({ pairs: files }: Reported): PageSection | undefined {
  const pairs = files.flatMap(({ pairs: each }) => each).toSorted((a, b) => b.attributed - a.attributed)
  if (pairs.length === 0) return undefined
  const trees = pairs.map((pair) => (isNoise(pair) ? nothing : frameTree(pair)))
  return {
    id: 'stacks',
    heading: 'Which code keeps it',
    body: html`${pairs.map((pair, index) => onePair(pair, { index, tree: trees[index] ?? nothing }))}`,
    data: { trees },
    assets: ['stacks.css', 'stacks.ts'],
  }
}

const nothing: FrameTree = { frames: [], nodes: [] }

function onePair(pair: Pair, { index, tree }: { readonly index: number; readonly tree: FrameTree }): Html {
  const title = pairTitle(pair)
  return html`<div class="pair">
<h3>${title}</h3>
${tree.nodes.length > 1 && [html`<div class="icicle" data-tree="${index}" data-about="${title}" hidden></div>\n`, frameTable(tree, title)]}
${shrunkTable(pair)}
${factList([...accounted(pair), ...circumstances(pair)])}
</div>
`
}
