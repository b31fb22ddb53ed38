import { Profile, StringTable } from 'pprof-format'
import type { Pair } from '../snapshots/pair.ts'
import { PprofTables } from './pprof-tables.ts'

/**
 * Turns what call stacks gained into a profile for Google's pprof, to be gzipped, with the sample types of a heap profile
 * (`inuse_objects`, `inuse_space`), so that `pprof -diff_base` subtracts the windows of two releases.
 *
 * What shrank is negative, as in what `-diff_base` itself writes. With several pairs a sample's label `window` tells which
 * it is from.
 */
export function pprof(pairs: readonly Pair[]): Uint8Array {
  const stringTable = new StringTable()
  const tables = new PprofTables(stringTable)
  const valueType = ([type, unit]: readonly [string, string]) => ({
    type: stringTable.dedup(type),
    unit: stringTable.dedup(unit),
  })
  const sampleType = [valueType(['inuse_objects', 'count']), valueType(['inuse_space', 'bytes'])]
  const sample = pairs.flatMap((pair) =>
    pair.stacks.map(({ frames, count, bytes }) => ({
      locationId: (frames.length === 0 ? [{ language: 'native' } as const] : frames).map((frame) =>
        tables.locate(frame),
      ),
      value: [count, bytes],
      ...(pairs.length > 1 && {
        label: [{ key: stringTable.dedup('window'), str: stringTable.dedup(windowOf(pair)) }],
      }),
    })),
  )
  const profile = new Profile({
    sampleType,
    sample,
    ...tables.written,
    stringTable,
    periodType: valueType(['space', 'bytes']),
    period: 1,
    defaultSampleType: stringTable.dedup('inuse_space'),
  })
  return profile.encode()
}

function windowOf({ after }: Pair): string {
  return [after?.page, after?.variation].filter((word) => word !== undefined).join(' ') || 'growth'
}
