import type { WatchReading } from './watched.ts'

/** CPU seconds that a process had worked by a reading, without what its readings cost: an idle one does no work. */
export function workOf(reading: WatchReading | undefined): number {
  return (reading?.cpu ?? 0) - (reading?.own?.seconds ?? 0)
}
