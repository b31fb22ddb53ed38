import type { FrameTree } from '../stacks/frame-tree.ts'
import { dataOf } from './data-of.ts'
import { icicleView } from './icicle-view.ts'

const trees = dataOf('stacks', 'trees') as readonly FrameTree[]
for (const place of document.querySelectorAll<HTMLElement>('.icicle')) {
  const tree = trees[Number(place.dataset['tree'])]
  if (tree !== undefined) icicleView(place, tree)
}
