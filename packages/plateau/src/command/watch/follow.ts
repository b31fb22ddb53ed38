import { setTimeout } from 'node:timers/promises'
import type { WatchResult } from '@plateau/core'
import { createLogUpdate } from 'log-update'
import { Interruption } from '../interrupt.ts'

const LOOK_MS = 500

export interface FollowOptions {
  readonly show: (result: WatchResult) => string
  readonly signal: AbortSignal
}

/**
 * Shows what is read over and over in one place of the terminal, until the process has ended.
 *
 * @throws Interruption on Ctrl-C, with the last verdict still to be seen.
 */
export async function follow(read: () => Promise<WatchResult>, { show, signal }: FollowOptions): Promise<WatchResult> {
  const paint = createLogUpdate(process.stdout)
  try {
    for (;;) {
      const result = await read()
      paint(show(result).trimEnd())
      if (result.processes.length > 0 && result.processes.every(({ watched }) => watched.end !== undefined))
        return result
      await pause(signal)
    }
  } finally {
    paint.done()
  }
}

/** Reads until something is found to grow, the process has ended, or the time is up: what clears needs all of it. */
export async function untilGrowing(
  read: () => Promise<WatchResult>,
  { withinMs, signal }: { readonly withinMs: number; readonly signal: AbortSignal },
): Promise<WatchResult> {
  const until = performance.now() + withinMs
  for (;;) {
    const result = await read()
    const latest = result.processes.at(-1)
    const grows = latest !== undefined && latest.verdict.kind !== 'undecided' && latest.verdict.kind !== 'nothing'
    if (grows || latest?.watched.end !== undefined || performance.now() >= until) return result
    await pause(signal)
  }
}

async function pause(signal: AbortSignal): Promise<void> {
  try {
    await setTimeout(LOOK_MS, undefined, { signal })
  } catch {
    throw new Interruption('what was said last stands')
  }
}
