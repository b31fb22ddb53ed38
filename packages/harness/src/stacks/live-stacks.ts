import type { Frame, LiveStack } from '@plateau/core'
import { framesOf } from './frames-of.ts'
import type { StackHeld } from './moment.ts'
import { nameAddresses } from './name-addresses.ts'
import type { Decoder } from './recording.ts'

/** The stacks of several moments of one recording, with frames in place of numbers. */
export interface LiveStacks {
  readonly of: readonly (readonly LiveStack[])[]
  /** Whether lines are missing that addr2line could have told. */
  readonly lacksLines: boolean
}

/** Names the frames of all stacks; each address is looked up once. */
export async function liveStacks(
  moments: readonly (readonly StackHeld[])[],
  decoder: Decoder,
  signal?: AbortSignal,
): Promise<LiveStacks> {
  const addresses = new Set(moments.flatMap((stacks) => stacks.flatMap(({ native }) => decoder.nativeStack(native))))
  const { frames: named, lacksLines } = await nameAddresses(addresses, decoder.modules, signal)
  const of = moments.map((stacks) =>
    stacks.map(({ native, python, bytes, count }) => {
      const frames = decoder.nativeStack(native).flatMap((address): readonly Frame[] => named.get(address) ?? [])
      return { frames: framesOf(frames, decoder.pythonStack(python)), bytes, count }
    }),
  )
  return { of, lacksLines }
}
