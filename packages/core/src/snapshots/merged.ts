import type { Frame } from './frame.ts'
import { readableFrame } from './readable-frame.ts'
import type { LiveStack } from './snapshot.ts'
import { stackKey } from './stack-key.ts'

/** Stacks by their key, equal ones as one; of merged ones, the frames of the largest stand for all. */
export function merged(stacks: readonly LiveStack[]): Map<string, LiveStack> {
  const byKey = new Map<string, LiveStack & { readonly largest: number }>()
  for (const { bytes, count, trace, frames } of stacks) {
    const readable = readableFrames(frames)
    const key = stackKey(readable, trace)
    const other = byKey.get(key)
    const own = { frames: readable, bytes, count, largest: bytes, ...(trace !== undefined && { trace }) }
    if (other === undefined) byKey.set(key, own)
    else {
      const shown = other.largest >= bytes ? other : own
      byKey.set(key, { ...shown, bytes: other.bytes + bytes, count: other.count + count })
    }
  }
  return byKey
}

function readableFrames(frames: readonly Frame[]): readonly Frame[] {
  return frames.map(readableFrame)
}
