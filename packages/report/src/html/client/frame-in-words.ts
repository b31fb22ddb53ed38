import { formatSize } from '@plateau/core'
import type { FrameTree } from '../stacks/frame-tree.ts'

/** Tells a frame with all that is known of it: `xmlDictLookup, dict.c:870: 4.1 MB, 56.6 % of all`. */
export function frameInWords(node: number, tree: FrameTree): string {
  const [, frame, bytes, allocations] = tree.nodes[node] ?? [-1, -1, 0, 0]
  const { name, place } = tree.frames[frame] ?? { name: 'all call stacks', place: '' }
  const asked = `${allocations.toLocaleString('en')} ${Math.abs(allocations) === 1 ? 'allocation' : 'allocations'}`
  return `${place === '' ? name : `${name}, ${place}`}: ${formatSize(bytes)}, ${share(bytes, tree)} of all, ${asked}`
}

/** Of what all stacks gained, in percent. */
export function share(bytes: number, { nodes }: FrameTree): string {
  const whole = nodes[0]?.[2] ?? 0
  return `${whole === 0 ? '0.0' : ((bytes / whole) * 100).toFixed(1)} %`
}
