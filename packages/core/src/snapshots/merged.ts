import type { LiveStack } from './snapshot.ts'
import type { StackKeys } from './stack-keys.ts'

/** Stacks by their key, equal ones as one; of merged ones, the frames of the largest stand for all. */
export function merged(stacks: Iterable<LiveStack>, keys: StackKeys): Map<string, LiveStack> {
  const byKey = new Map<string, LiveStack & { readonly largest: number }>()
  for (const { bytes, count, trace, frames } of stacks) {
    if (bytes === 0 && count === 0) continue
    const { key, frames: readable } = keys.of(frames, trace)
    const other = byKey.get(key)
    const own = { frames: readable, bytes, count, largest: bytes, ...(trace !== undefined && { trace }) }
    const shown = other !== undefined && other.largest >= bytes ? other : own
    byKey.set(key, { ...shown, bytes: (other?.bytes ?? 0) + bytes, count: (other?.count ?? 0) + count })
  }
  return byKey
}
