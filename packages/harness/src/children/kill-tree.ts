import type { ChildProcess } from 'node:child_process'
import spawn from 'cross-spawn'

/**
 * Ends a child and, where it was started `detached`, everything in its process group, with SIGKILL.
 *
 * A child that has ended already is no error. On Windows, which has no process groups, `taskkill /T` walks the tree.
 */
export function killTree(child: ChildProcess): void {
  if (child.pid === undefined) return
  if (process.platform === 'win32') {
    spawn.sync('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore' })
    return
  }
  if (!killGroup(child.pid)) child.kill('SIGKILL')
}

function killGroup(leader: number): boolean {
  try {
    return process.kill(-leader, 'SIGKILL')
  } catch {
    // ESRCH: the child leads no group, or all of the group has ended; EPERM: it has only zombies left (macOS).
    return false
  }
}
