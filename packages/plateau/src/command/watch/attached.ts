import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { createInterface } from 'node:readline/promises'
import { attachWatch, pythonProcess, type PythonProcess, seenFromHere, UsageError, WatchLog } from '@plateau/harness'
import type { ExitCode } from '../exit-code.ts'
import { Interruption } from '../interrupt.ts'
import { progress } from '../progress.ts'

export interface AttachFlags {
  readonly every?: number
  readonly log?: string
  readonly keep?: true
  readonly yes?: true
  readonly quiet?: true
}

/** As plateau_watch.py has it. Who asks for a pace of readings wants it, though it may cost more. */
const share = { byDefault: 0.001, atAPace: 0.05 }

interface Attaching {
  readonly flags: AttachFlags
  readonly signal: AbortSignal
}

/**
 * Puts `plateau_watch.py` into a process, after saying so, hands the file that it writes to `use`, and has it stop.
 *
 * @throws UsageError where nobody agreed to that.
 */
export async function attached(
  pid: number,
  { flags, signal }: Attaching,
  use: (log: WatchLog) => Promise<ExitCode>,
): Promise<ExitCode> {
  const target = await pythonProcess(pid)
  const { every = 1, log = `/tmp/plateau-watch-${pid}-${randomBytes(6).toString('hex')}.jsonl` } = flags
  if (!/^\/[\x20-\x7e]+$/.test(log)) {
    throw new UsageError(`Expected --log to be a whole path in ASCII, as process ${pid} names it, got "${log}"`)
  }
  await agree(target, { log, every, flags, signal })
  const shown = progress({ quiet: flags.quiet ?? false })
  const file = seenFromHere(pid, log)
  try {
    await attachWatch(target, {
      file: log,
      every,
      share: flags.every === undefined ? share.byDefault : share.atAPace,
      signal,
      onProgress: (doing) => shown.say(doing),
    })
    shown.end()
    return await use(new WatchLog(file))
  } finally {
    shown.end()
    // It writes for as long as its file is there.
    if (flags.keep === undefined) await rm(file, { force: true })
  }
}

interface Proposal extends Attaching {
  readonly log: string
  readonly every: number
}

async function agree(target: PythonProcess, { log, every, flags, signal }: Proposal): Promise<void> {
  const end =
    flags.keep === undefined
      ? 'It stops when this command ends, which removes the file.'
      : `It goes on when this command ends, until the file is removed: rm ${log}`
  process.stderr.write(
    [
      `Process ${target.pid} is ${target.command.slice(0, 200)}`,
      `gdb will stop it for about a second and have its main thread load plateau_watch.py (Python 3.14: sys.remote_exec).`,
      `A thread of its own will then write a line to ${log}${every === 1 ? ' each second' : ` every ${every} s`}. ${end}`,
      '',
    ].join('\n'),
  )
  if (flags.yes === true) return
  if (!process.stdin.isTTY) throw new UsageError('Expected --yes, or a terminal to ask on, got neither')
  const ask = createInterface({ input: process.stdin, output: process.stderr })
  try {
    const answer = await ask.question('Attach? [y/N] ', { signal }).catch(() => {
      throw new Interruption()
    })
    if (!/^y(es)?$/i.test(answer.trim())) throw new UsageError('Expected a yes to attach, got none: nothing was done')
  } finally {
    ask.close()
  }
}
