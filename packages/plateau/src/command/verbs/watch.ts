import { judgeWatched, type WatchResult } from '@plateau/core'
import { UsageError, WatchLog, watchModule } from '@plateau/harness'
import { watchTerminal } from '@plateau/report'
import { Argument, Command } from 'commander'
import { type ExitCode, exitCodes } from '../exit-code.ts'
import { jsonFlag, quietFlag } from '../flags/output.ts'
import { everyFlag, keepFlag, logFlag, moduleFlag, onceFlag, waitFlag, yesFlag } from '../flags/watch.ts'
import { screen } from '../screen.ts'
import type { Act } from '../verb.ts'
import { version } from '../version.ts'
import { attached, type AttachFlags } from '../watch/attached.ts'
import { follow, untilGrowing } from '../watch/follow.ts'
import { whereTyped } from '../where-typed.ts'
import { checkOutputs, takesStandardOutput, writeText } from '../write-outputs.ts'

interface WatchFlags extends AttachFlags {
  readonly module?: true
  readonly once?: true
  readonly timeout: number
  readonly json?: string
  readonly quiet?: true
}

/** `plateau watch`: what a living process keeps, by the file that it writes, or by attaching to it. */
export function watchVerb(act: Act): Command {
  const command = new Command('watch').addArgument(
    new Argument('[file|pid]', 'a file that plateau_watch.py writes, or the number of a process that runs Python'),
  )
  for (const flag of [
    moduleFlag(),
    onceFlag(),
    everyFlag(),
    logFlag(),
    keepFlag(),
    yesFlag(),
    waitFlag(),
    jsonFlag(),
    quietFlag(),
  ]) {
    command.addOption(flag)
  }
  return command.action((target: string | undefined, flags: WatchFlags) =>
    act((signal) => watch(target, flags, signal)),
  )
}

async function watch(target: string | undefined, flags: WatchFlags, signal: AbortSignal): Promise<ExitCode> {
  if (flags.module === true) {
    process.stdout.write(`${watchModule}\n`)
    return exitCodes.ok
  }
  if (target === undefined) throw new UsageError('Expected a file or the number of a process, got neither')
  const startedAt = new Date().toISOString()
  await checkOutputs(flags)
  const judge = async (log: WatchLog): Promise<WatchResult> => {
    const { processes, garbage, otherFormats } = await log.read()
    return {
      schema: 'plateau.watch/1',
      plateau: version,
      command: ['watch', ...process.argv.slice(3)],
      startedAt,
      file: log.path,
      processes: processes.map((watched) => ({ watched, ...judgeWatched(watched) })),
      garbage,
      otherFormats,
    }
  }
  const follows = process.stdout.isTTY && flags.once === undefined && !takesStandardOutput(flags)
  const show = (result: WatchResult) =>
    watchTerminal(result, { ...screen(process.stdout), quiet: flags.quiet ?? false, now: Date.now() / 1000 })

  if (!/^\d+$/.test(target)) {
    const log = new WatchLog(whereTyped(target))
    refuseNothing(await judge(log))
    return await told(follows ? await follow(() => judge(log), { show, signal }) : await judge(log))
  }
  return await attached(Number(target), { flags, signal }, async (log) => {
    if (follows) return await told(await follow(() => judge(log), { show, signal }))
    return await told(await untilGrowing(() => judge(log), { withinMs: flags.timeout * 1000, signal }))
  })

  async function told(result: WatchResult): Promise<ExitCode> {
    if (!takesStandardOutput(flags) && !follows) process.stdout.write(show(result))
    await writeText('--json', flags.json, () => `${JSON.stringify(result, undefined, 2)}\n`)
    return codeOf(result)
  }
}

/** @throws UsageError for a file in which there is nothing of `plateau_watch.py`'s that can be read. */
function refuseNothing({ file, processes, garbage, otherFormats }: WatchResult): void {
  if (processes.length > 0) return
  const [format] = otherFormats
  if (format !== undefined) {
    throw new UsageError(
      `Expected ${file} to be of format 1, got format ${format}: take the plateau that came with its plateau_watch.py`,
    )
  }
  const what = garbage === 0 ? 'an empty file' : 'none of its lines'
  throw new UsageError(`Expected a file that plateau_watch.py writes, got ${what} in ${file}`)
}

/** The bound is that nothing grows in the process that wrote last. */
function codeOf({ processes }: WatchResult): ExitCode {
  switch (processes.at(-1)?.verdict.kind) {
    case 'nothing':
      return exitCodes.ok
    case 'names':
    case 'objects':
    case 'c code':
    case 'fragmentation':
      return exitCodes.broken
    case 'undecided':
    case undefined:
      return exitCodes.undecided
  }
}
