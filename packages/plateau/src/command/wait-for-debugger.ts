import { once } from 'node:events'
import { debuggerAttached, howToAttach } from '@plateau/harness'
import type { Progress } from './progress.ts'

/**
 * Tells which process to attach a debugger to, and how, on standard error; resolves when one is attached or, at a
 * terminal, when Enter is pressed.
 */
export async function waitForDebugger(
  pid: number,
  { progress, signal }: { readonly progress: Progress; readonly signal: AbortSignal },
): Promise<void> {
  progress.end()
  const isTerminal = process.stdin.isTTY
  const commands = await howToAttach(pid)
  process.stderr.write(
    [
      `Process ${pid} waits, its parser not yet made. Attach a debugger:`,
      ...commands.map((command) => `  ${command}`),
      `It goes on when one is attached${isTerminal ? ', or with Enter' : ''}; no clock runs from then on.`,
      '',
    ].join('\n'),
  )
  await Promise.race([debuggerAttached(pid, signal), ...(isTerminal ? [entered(signal)] : [])])
}

async function entered(signal: AbortSignal): Promise<void> {
  try {
    process.stdin.resume()
    await once(process.stdin, 'data', { signal })
  } finally {
    process.stdin.pause()
  }
}
