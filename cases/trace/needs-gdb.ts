import { runChild } from '@plateau/harness'

const gdb = await runChild('gdb', ['--version'], { env: process.env }).catch(() => undefined)

/** Skips a test where there is no gdb, and says so. */
export function needsGdb(skip: (condition: boolean, why: string) => void): void {
  skip(gdb === undefined, 'gdb is not installed: apt install gdb')
}
