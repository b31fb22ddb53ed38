import { fileURLToPath } from 'node:url'
import { startChild, visible } from '@plateau/harness'

// As it is packed: compiling it anew for each of some hundred runs took two minutes of the suite.
export const main = fileURLToPath(new URL('../../packages/plateau/dist/command/main.js', import.meta.url))
/** Callables that misbehave, and those that are planted. */
export const callables = fileURLToPath(new URL('../python', import.meta.url))

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface AsAUserOptions {
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly cwd?: string
  readonly signal?: AbortSignal
  /** Hears the command's process once, and what it has said, when it first shows progress, or progress that says `progress`. */
  readonly onProgress?: (pid: number, said: string) => void
  readonly progress?: RegExp
  /** Closes the pipe that standard output goes to before anything is read, as `head` does later. */
  readonly readsNothing?: true
}

/** Runs `plateau` as a user's shell would, to its end. */
export async function plateau(args: readonly string[], options: AsAUserOptions = {}): Promise<Ended> {
  const { cwd, signal, onProgress, progress = /^/ } = options
  const child = startChild(process.execPath, [main, ...args], {
    env: { ...process.env, NO_COLOR: '1', INIT_CWD: cwd, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    ...(cwd !== undefined && { cwd }),
    ...(signal !== undefined && { signal }),
  })
  const output = { stdout: '', stderr: '' }
  child.stdout?.on('data', (chunk: Buffer) => {
    output.stdout += chunk.toString()
  })
  if (options.readsNothing === true) child.stdout?.destroy()
  let heard = false
  child.stderr?.on('data', (chunk: Buffer) => {
    output.stderr += chunk.toString()
    if (heard || child.pid === undefined || !progress.test(output.stderr)) return
    heard = true
    onProgress?.(child.pid, output.stderr)
  })
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, ...output }
}

/** Whether text could do anything to a terminal but show. */
export function isSafe(text: string): boolean {
  return visible(text) === text
}
