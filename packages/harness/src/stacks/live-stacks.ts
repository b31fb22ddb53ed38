import type { Frame, LiveStack } from '@plateau/core'
import { framesOf } from './frames-of.ts'
import type { Moment } from './moment.ts'
import { nameAddresses } from './name-addresses.ts'
import type { Decoder } from './recording.ts'

/** The stacks of several moments of one recording, with frames in place of numbers. */
export interface LiveStacks {
  readonly of: readonly (readonly LiveStack[])[]
  /** What kept frames from having a name, or lines, and what to do about it. */
  readonly notes: readonly string[]
}

/** Names the frames of all stacks; each address is looked up once. */
export async function liveStacks(
  moments: readonly Moment[],
  decoder: Decoder,
  signal?: AbortSignal,
): Promise<LiveStacks> {
  const addresses = new Set(
    moments.flatMap(({ stacks }) => stacks.flatMap(({ native }) => decoder.nativeStack(native))),
  )
  const named = await nameAddresses(addresses, decoder.modules, signal)
  const of = moments.map(({ stacks }) =>
    stacks.map(({ native, python, bytes, count }) => {
      const frames = decoder.nativeStack(native).flatMap((address): readonly Frame[] => named.frames.get(address) ?? [])
      return { frames: framesOf(frames, decoder.pythonStack(python)), bytes, count }
    }),
  )
  return { of, notes: [...strippedNotes(named.stripped), ...(named.lacksLines ? [lacksLines] : [])] }
}

const lacksLines = 'frames: no lines, for this machine has no addr2line (Debian, Ubuntu: apt install binutils)'

function strippedNotes(files: readonly string[]): readonly string[] {
  return files.map(
    (file) => `frames: ${file} does not tell the names of all its functions: it is stripped of its symbols`,
  )
}
