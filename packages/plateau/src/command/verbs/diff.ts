import { changeOfGrowth, subtract, type Pair, type SnapshotPairs } from '@plateau/core'
import { UsageError } from '@plateau/harness'
import { stacksTerminal } from '@plateau/report'
import { Argument, Command } from 'commander'
import { type ExitCode, exitCodes } from '../exit-code.ts'
import { htmlFlag, jsonFlag, markdownFlag } from '../flags/output.ts'
import {
  foldedFlag,
  pprofFlag,
  quietStacksFlag,
  speedscopeFlag,
  suppressionsFlag,
  umdhFlag,
  verboseStacksFlag,
} from '../flags/stacks.ts'
import { idleNow, readSuppressions, withNotes, withoutKnown } from '../known-growth.ts'
import { readSnapshots, type SnapshotsRead } from '../read-snapshots.ts'
import { screen } from '../screen.ts'
import type { Act } from '../verb.ts'
import { version } from '../version.ts'
import {
  checkStackOutputs,
  stacksTakeStandardOutput,
  writeStackOutputs,
  type StackOutputFlags,
} from '../write-stacks.ts'

interface DiffFlags extends StackOutputFlags {
  readonly suppressions?: string
  readonly quiet?: true
  readonly verbose?: true
}

/** `plateau diff`: two snapshot files subtracted, plateau's own or umdh's, or one difference log of umdh told anew. */
export function diffVerb(act: Act): Command {
  const command = new Command('diff')
    .addArgument(new Argument('<before>', 'a snapshot or pairs as JSON, or a log of umdh'))
    .addArgument(new Argument('[after]', 'one of the same kind, taken later; without it, pairs or a difference alone'))
  for (const flag of [
    jsonFlag(),
    markdownFlag(),
    htmlFlag(),
    umdhFlag(),
    foldedFlag(),
    speedscopeFlag(),
    pprofFlag(),
    suppressionsFlag(),
    quietStacksFlag(),
    verboseStacksFlag(),
  ]) {
    command.addOption(flag)
  }
  return command.action((before: string, after: string | undefined, flags: DiffFlags) =>
    act(() => diff(before, after, flags)),
  )
}

async function diff(before: string, after: string | undefined, flags: DiffFlags): Promise<ExitCode> {
  const startedAt = new Date().toISOString()
  checkStackOutputs(flags)
  const known = await readSuppressions(flags.suppressions)
  const told = (await pairsOf(before, after)).map((pair) => withoutKnown(pair, known))
  const pairs = withNotes(told, idleNow(told, known))
  if (!stacksTakeStandardOutput(flags)) {
    const { quiet = false, verbose = false } = flags
    const blocks = pairs.map((pair) => stacksTerminal(pair, { ...screen(process.stdout), quiet, verbose }))
    process.stdout.write(blocks.join('\n'))
  }
  const command = ['diff', ...process.argv.slice(3)]
  const result: SnapshotPairs = { schema: 'plateau.snapshots/1', plateau: version, command, startedAt, pairs }
  await writeStackOutputs(result, flags)
  return exitCodes.ok
}

async function pairsOf(before: string, after: string | undefined): Promise<readonly Pair[]> {
  const first = await readSnapshots(before)
  if (after === undefined) {
    if (first.kind === 'pairs') return first.pairs
    throw new UsageError(`Expected a second snapshot to subtract ${before} from, got none: plateau diff BEFORE AFTER`)
  }
  return between(first, await readSnapshots(after), `${before} and ${after}`)
}

function between(first: SnapshotsRead, second: SnapshotsRead, files: string): readonly Pair[] {
  if (first.kind === 'snapshot' && second.kind === 'snapshot') return [subtract(first.snapshot, second.snapshot)]
  if (first.kind === 'pairs' && second.kind === 'pairs') return changeOfGrowth(first.pairs, second.pairs)
  throw new UsageError(`Expected two snapshots or two files of pairs, got one of each: ${files}`)
}
