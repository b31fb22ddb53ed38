import { readFile } from 'node:fs/promises'
import { cpus } from 'node:os'

/** Linux counts in hundredths of a second, whatever the kernel's own clock (USER_HZ, include/asm-generic/param.h). */
const ticksPerSecond = 100

/** Seconds of CPU time. */
export interface CpuTime {
  /** This process. */
  readonly own: number
  /** The children that live, such as a probe. */
  readonly children: number
  /** All that those children have waited for, such as a probe's forks. */
  readonly theirs: number
  /** Time of all cores that nobody used. */
  readonly idle: number
}

export const noTime: CpuTime = { own: 0, children: 0, theirs: 0, idle: 0 }

/** Says what this process and the children that it has now have used so far. */
export async function cpuTime(): Promise<CpuTime> {
  const { user, system } = process.cpuUsage()
  const list = await readFile(`/proc/self/task/${process.pid}/children`, 'utf8')
  const living = await Promise.all(list.split(' ').filter(Boolean).map(timesOf))
  return {
    own: (user + system) / 1e6,
    children: living.reduce((sum, each) => sum + each.own, 0),
    theirs: living.reduce((sum, each) => sum + each.ended, 0),
    idle: cpus().reduce((sum, { times }) => sum + times.idle / 1000, 0),
  }
}

/** Adds to a sum what was used between two times. */
export function plus(sum: CpuTime, before: CpuTime, after: CpuTime): CpuTime {
  return {
    own: sum.own + after.own - before.own,
    children: sum.children + after.children - before.children,
    theirs: sum.theirs + after.theirs - before.theirs,
    idle: sum.idle + after.idle - before.idle,
  }
}

async function timesOf(pid: string): Promise<{ readonly own: number; readonly ended: number }> {
  // The second field is the program's name, in brackets, and may hold anything (man 5 proc_pid_stat).
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [user = 0, system = 0, userOfEnded = 0, systemOfEnded = 0] = fields.slice(11, 15).map(Number)
  return { own: (user + system) / ticksPerSecond, ended: (userOfEnded + systemOfEnded) / ticksPerSecond }
}
