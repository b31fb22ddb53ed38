import { formatSize } from '@plateau/core'
import type { FrameTree } from '../stacks/frame-tree.ts'
import { icicle } from '../stacks/icicle.ts'
import { type Direction, nextFrame } from '../stacks/next-frame.ts'
import { searchFrames } from '../stacks/search-frames.ts'
import { tints } from '../stacks/tints.ts'
import { drawBoxes } from './draw-boxes.ts'
import { element } from './element.ts'
import { frameInWords, share } from './frame-in-words.ts'

/** Of the whole width: less is no wider than a pixel. */
const narrowest = 0.001
/** What a browser draws at once without a pause. */
const atMost = 1500

const keys: Readonly<Record<string, Direction>> = {
  ArrowUp: 'caller',
  ArrowDown: 'callee',
  ArrowLeft: 'before',
  ArrowRight: 'after',
  Home: 'first',
}

/** Fills a place with an icicle that can be searched, zoomed and walked through. */
export function icicleView(place: HTMLElement, tree: FrameTree): void {
  const about = place.dataset['about'] ?? ''
  const search = element('input', { attributes: { type: 'search', autocomplete: 'off', spellcheck: 'false' } })
  const found = element('output')
  const back = element('button', { text: 'Back to all', attributes: { type: 'button' } })
  const told = element('p', { attributes: { class: 'told', 'aria-live': 'polite' } })
  const help = 'Arrows move, Enter zooms in, Escape goes back.'
  const boxesIn = element('div', { attributes: { class: 'boxes', role: 'tree', 'aria-label': `${about}. ${help}` } })
  const label = element('label', { text: 'Search functions and files ', children: [search] })
  place.append(
    element('div', { attributes: { class: 'controls' }, children: [label, back, found] }),
    boxesIn,
    told,
    element('p', {
      text: `A caller stands above what it calls; the wider, the more bytes. ${help}`,
      attributes: { class: 'hint faint' },
    }),
  )
  place.hidden = false

  const tint = tints(tree.frames)
  let root = 0
  let current = 0
  let matches: ReadonlySet<number> = new Set()
  let boxes = icicle(tree.nodes, { root, atMost, narrowest })
  draw()

  search.addEventListener('input', () => {
    const { nodes, bytes } = searchFrames(tree, search.value)
    matches = new Set(nodes)
    const frames = `${nodes.length.toLocaleString('en')} ${nodes.length === 1 ? 'frame' : 'frames'}`
    found.textContent =
      search.value.trim() === '' ? '' : `${frames}, ${formatSize(bytes)}, ${share(bytes, tree)} of all`
    draw()
  })
  search.addEventListener('keydown', (event) => {
    const [first] = matches
    if (event.key !== 'Enter' || first === undefined) return
    event.preventDefault()
    goTo(boxes.find(({ node }) => matches.has(node))?.node ?? first)
  })
  back.addEventListener('click', () => zoom(0))
  boxesIn.addEventListener('click', ({ target }) => {
    const node = nodeOf(target)
    if (node !== undefined) zoom(node)
  })
  boxesIn.addEventListener('keydown', (event) => {
    const direction = keys[event.key]
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (direction !== undefined) goTo(nextFrame(current, direction, { boxes, nodes: tree.nodes }))
    else if (event.key === 'Enter' || event.key === ' ') zoom(current)
    else if (event.key === 'Escape' && root !== 0) zoom(tree.nodes[root]?.[0] ?? 0)
    else return
    event.preventDefault()
  })
  for (const kind of ['focusin', 'pointerover'] as const) {
    boxesIn.addEventListener(kind, ({ target }) => tell(nodeOf(target)))
  }
  boxesIn.addEventListener('pointerleave', () => tell(current))

  function zoom(node: number): void {
    root = node
    current = node
    boxes = icicle(tree.nodes, { root, atMost, narrowest })
    draw()
    goTo(node)
  }

  /** What is not drawn is zoomed to. */
  function goTo(node: number): void {
    if (!boxes.some((box) => box.node === node)) return zoom(node)
    boxIn(boxesIn, current)?.setAttribute('tabindex', '-1')
    current = node
    const box = boxIn(boxesIn, node)
    box?.setAttribute('tabindex', '0')
    box?.focus()
    tell(node)
  }

  function draw(): void {
    drawBoxes(boxesIn, boxes, { tree, tint, current, matches, searched: search.value.trim() !== '' })
    back.disabled = root === 0
    tell(current)
  }

  function tell(node: number | undefined): void {
    if (node !== undefined) told.textContent = frameInWords(node, tree)
  }
}

function boxIn(place: HTMLElement, node: number): HTMLElement | null {
  return place.querySelector<HTMLElement>(`[data-node="${node}"]`)
}

function nodeOf(target: EventTarget | null): number | undefined {
  const node = target instanceof Element ? target.closest<HTMLElement>('[data-node]')?.dataset['node'] : undefined
  return node === undefined ? undefined : Number(node)
}
