import type { FrameInWords } from '../../stacks/stack-in-words.ts'

/** As many as are told apart at a glance. */
export const tintCount = 5

/** A tint for each frame, from 1: functions of one file have one, and neighbouring files differ. */
export function tints(frames: readonly FrameInWords[]): readonly number[] {
  const files = new Map<string, number>()
  return frames.map(({ place }) => {
    const file = place.replace(/:\d+$/, '')
    const index = files.get(file) ?? files.size
    files.set(file, index)
    return (index % tintCount) + 1
  })
}
