import { readFile } from 'node:fs/promises'

/** Whether a debugger holds a process, as Linux tells (proc_pid_status(5)); elsewhere it cannot be told, and is not said. */
export async function isTraced(pid: number): Promise<boolean> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/^TracerPid:\t(\d+)$/m.exec(status)?.[1] ?? 0) > 0
}
