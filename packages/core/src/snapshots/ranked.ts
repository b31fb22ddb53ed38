import type { Held, StackGrowth } from './pair.ts'
import type { LiveStack } from './snapshot.ts'
import { frameKey } from './stack-key.ts'

/** What one call stack held at two moments. */
export interface HeldTwice extends Pick<LiveStack, 'frames'> {
  readonly trace: string | undefined
  readonly before: Held
  readonly after: Held
}

/** The stacks of a pair in order, and the sum of their bytes. */
export interface Ranked {
  readonly stacks: readonly StackGrowth[]
  readonly attributed: number
}

/**
 * Those that gained or lost something, in order of bytes over the whole window: a step of a staircase is one allocation, so
 * that counts say little.
 *
 * @param attributed what all of them gained.
 */
export function ranked(held: Iterable<HeldTwice>, attributed: number): Ranked {
  const stacks: StackGrowth[] = []
  for (const { frames, trace, before, after } of held) {
    const bytes = after.bytes - before.bytes
    const count = after.count - before.count
    if (bytes === 0 && count === 0) continue
    stacks.push({
      frames,
      bytes,
      count,
      before,
      after,
      ...(trace !== undefined && { trace }),
      ...(attributed > 0 && { share: bytes / attributed }),
    })
  }
  return { stacks: stacks.toSorted((a, b) => b.bytes - a.bytes || b.count - a.count || inOrder(a, b)), attributed }
}

/** Of two that gained the same: the first frame that differs decides, whatever order they came in. */
function inOrder(a: StackGrowth, b: StackGrowth): number {
  const most = Math.min(a.frames.length, b.frames.length)
  for (let index = 0; index < most; index += 1) {
    const [one, other] = [a.frames[index], b.frames[index]]
    if (one === other || one === undefined || other === undefined) continue
    const order = compared(frameKey(one), frameKey(other))
    if (order !== 0) return order
  }
  return a.frames.length - b.frames.length || compared(a.trace ?? '', b.trace ?? '')
}

function compared(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
