import { type Bound, parseBound } from '@plateau/core'
import { UsageError } from '@plateau/harness'
import { flag, gather } from './flag.ts'

export function atMostFlag() {
  return flag('--at-most <bound>', 'a bound, such as "72 B/name" or "1 kB/page"; repeatable', (value, before) =>
    gather(before, parseAtMost(value)),
  ).default([] as readonly Bound[], 'none')
}

function parseAtMost(value: string): Bound {
  try {
    parseBound(value)
  } catch (cause) {
    throw new UsageError(`Expected --at-most to be a bound: ${(cause as Error).message}`, { cause })
  }
  return value.trim() as Bound
}
