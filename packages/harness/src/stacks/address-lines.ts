import { ChildError } from '../children/child-error.ts'
import { runChild } from '../children/run-child.ts'
import { pythonEnvironment } from '../pythons/ask-python.ts'

/** A function that an address is in, and where; of several, each was inlined into the next. */
export interface InlinedAt {
  readonly function?: string
  readonly file?: string
  readonly line?: number
}

/** binutils' own name: whoever has a compiler has it. */
const command = 'addr2line'

/**
 * Asks addr2line which functions and lines addresses of a library with debug information are in, innermost first.
 *
 * @returns nothing where this machine has no addr2line.
 * @throws ChildError where it fails; what `signal` was aborted with.
 */
export async function linesOf(
  file: string,
  addresses: readonly number[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<number, readonly InlinedAt[]> | undefined> {
  const input = addresses.map((address) => `0x${address.toString(16)}\n`).join('')
  try {
    const { stdout } = await runChild(command, ['-a', '-f', '-i', '-e', file], {
      env: { ...pythonEnvironment(process.env), LC_ALL: 'C' },
      input,
      keepBytes: 256 * 1024 * 1024,
      ...(signal === undefined ? {} : { signal }),
    })
    return parseLines(stdout)
  } catch (error) {
    if (error instanceof ChildError && error.failure.kind === 'not started') return undefined
    throw error
  }
}

/** Reads `0x0000000000001234`, then for each function its name and `file:line`; `??` where it knows none. */
export function parseLines(output: string): ReadonlyMap<number, readonly InlinedAt[]> {
  const found = new Map<number, InlinedAt[]>()
  const lines = output.split('\n')
  let functions: InlinedAt[] = []
  for (let at = 0; at + 1 < lines.length; ) {
    const line = lines[at] as string
    const address = /^0x([0-9a-f]+)$/.exec(line)?.[1]
    if (address !== undefined) {
      functions = []
      found.set(Number.parseInt(address, 16), functions)
      at += 1
      continue
    }
    const place = /^(.*):(\d+|\?)(?: \(discriminator \d+\))?$/.exec(lines[at + 1] as string)
    const [, file, number] = place ?? []
    functions.push({
      ...(line !== '??' && { function: line }),
      ...(file !== undefined && file !== '??' && { file }),
      ...(number !== undefined && Number(number) > 0 && { line: Number(number) }),
    })
    at += 2
  }
  return found
}
