import type { Fork } from '../probe/fork.ts'
import { exerciseRow, type Row } from '../measure/row.ts'
import { objectIn } from '../probe/object-in.ts'
import { heldBytes } from './held-bytes.ts'
import type { Pipe } from './pipe.ts'
import type { Recording } from './recording.ts'

/** What the live allocations of one call stack hold. */
export interface StackHeld {
  readonly native: number
  readonly python: number
  readonly bytes: number
  readonly count: number
}

/** One reading, and what was alive when it was taken. */
export interface Moment {
  readonly row: Row
  readonly stacks: readonly StackHeld[]
  /** Absent where the subject's parser has no dictionary that could be read. */
  readonly names?: readonly string[]
  /** Why bytes are reckoned, where they could not be read. */
  readonly because?: string
}

interface MomentOptions {
  readonly pipe: Pipe
  readonly recording: Recording
  readonly withinMs: number
  /** Called as soon as the stacks are known: names of a parser that keeps millions take the child a while. */
  readonly onStacks?: (stacks: readonly StackHeld[]) => void
}

/**
 * Takes a reading, and what is alive at it: the child leaves a mark in its recording, and stands still until the mark has
 * come by and the sizes have been read out of its memory.
 */
export async function momentAt(fork: Fork, options: MomentOptions): Promise<Moment> {
  const { pipe, recording, withinMs, onStacks } = options
  const mark = recording.marked
  const row = await exerciseRow(fork, await fork.ask('mark', withinMs))
  const live = await pipe.until(recording.reached(mark), withinMs).catch(async (error: unknown) => {
    // A child that has died tells more than the pipe that it left.
    await fork.ask('names', withinMs)
    throw error
  })
  const { bytes, because } = heldBytes(live, await fork.pid)
  const held = new Map<string, StackHeld>()
  for (let index = 0; index < live.count; index++) {
    const native = live.natives[index] as number
    const python = live.pythons[index] as number
    const key = `${native} ${python}`
    const { bytes: soFar = 0, count = 0 } = held.get(key) ?? {}
    held.set(key, { native, python, bytes: soFar + (bytes[index] as number), count: count + 1 })
  }
  const stacks = [...held.values()]
  onStacks?.(stacks)
  const names = await namesNow(fork, withinMs)
  return { row, stacks, ...(names && { names }), ...(because !== undefined && { because }) }
}

async function namesNow(fork: Fork, withinMs: number): Promise<readonly string[] | undefined> {
  const answer = await fork.ask('names', withinMs)
  const { names } = (objectIn(answer) ?? {}) as { readonly names?: string | readonly string[] | null }
  if (names === undefined) return fork.garbled(answer)
  // One text, with a zero behind each name, unless some are no UTF-8.
  return typeof names === 'string' ? names.split('\0').slice(0, -1) : (names ?? undefined)
}
