import { keptIn, type Run } from '@plateau/core'

/**
 * By how much longer a run is taken again that is undecided at the end of its inputs: 29 of 7,450 runs on six releases were,
 * nearly all of them of threads on old releases, whose heap trembles by 16 bytes more than its noise.
 */
export const longerWhenOpen = 4

/** How often a run is taken longer, each time {@link longerWhenOpen} times as long: a busy machine can leave one more undecided. */
const tries = 2

/** Measures with so many inputs, and anew with {@link longerWhenOpen} times as many where all of them left it undecided. */
export async function untilDecided<Measured extends Run>(
  inputs: number,
  measureWith: (inputs: number) => Promise<Measured>,
): Promise<Measured> {
  let most = inputs
  let run = await measureWith(most)
  for (let tried = 0; tried < tries && isOpen(run, most); tried += 1) {
    most *= longerWhenOpen
    run = await measureWith(most)
  }
  return run
}

function isOpen(run: Run, most: number): boolean {
  return keptIn(run).kind === 'undecided' && run.inputs === most && run.reachedPerInput !== 0
}
