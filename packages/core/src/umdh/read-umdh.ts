import type { Pair } from '../snapshots/pair.ts'
import type { Snapshot } from '../snapshots/snapshot.ts'
import { linesOf } from './lines-of.ts'
import { LogReader } from './log-reader.ts'

/** What umdh wrote: a process's allocations at one moment, or the difference of two such logs. */
export type UmdhLog =
  | { readonly kind: 'snapshot'; readonly snapshot: Snapshot }
  | { readonly kind: 'difference'; readonly pair: Pair }

/**
 * Reads a log of Microsoft's umdh as it comes, a chunk at a time: single ones of every age, and differences in
 * hexadecimal and decimal (`-d`), with symbols and without.
 *
 * Bytes are those that were asked for, as umdh counts them. A log that was cut off is read as far as it goes; a note says
 * so, and where.
 *
 * @throws UmdhError with the number of the first line that it does not understand.
 *
 * @example
 * ```ts
 * import { readUmdh } from '@plateau/core'
 *
 * const log = [
 *   '+    5320 (  f110 -   9df0)     3a allocs\tBackTrace00B53',
 *   '+      14 (    3a -     26)\tBackTrace00B53\tallocations',
 *   '',
 *   '\tMyApp!operator new+0000000E',
 *   '\tMyApp!main+0000002C',
 *   '',
 *   'Total increase == 5320',
 *   '',
 * ].join('\r\n')
 *
 * async function* chunks() {
 *   yield new TextEncoder().encode(log)
 * }
 * const read = await readUmdh(chunks())
 * if (read.kind === 'difference') console.log(read.pair.attributed) // 21280
 * ```
 */
export async function readUmdh(chunks: AsyncIterable<Uint8Array>): Promise<UmdhLog> {
  const reader = new LogReader()
  for await (const lines of linesOf(chunks)) for (const line of lines) reader.read(line)
  return reader.end()
}
