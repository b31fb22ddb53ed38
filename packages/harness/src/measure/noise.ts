import type { GrowthGauge } from '@plateau/core'
import type { Probe } from '../probe/probe.ts'
import { changes } from './changes.ts'
import { exercise } from './row.ts'
import { doublingFrom, warmUp } from './stops.ts'

/** What a subject that does nothing shows on each gauge that can be read here, in the gauge's unit. */
export type Noise = { readonly [Name in Exclude<GrowthGauge, 'names'>]?: number }

const INPUTS = 16_384
const WITHIN_MS = 60_000
const known = new WeakMap<Probe, Promise<Noise>>()

/** Measures a probe's noise, once: its own loop, reading and answering, without any subject. */
export function noiseOf(probe: Probe): Promise<Noise> {
  let noise = known.get(probe)
  if (noise === undefined) {
    noise = measureNoise(probe)
    known.set(probe, noise)
    // A failure is this caller's to hear, and the next one's to try again.
    noise.catch(() => known.delete(probe))
  }
  return noise
}

async function measureNoise(probe: Probe): Promise<Noise> {
  const rows = await probe.withFork(undefined, async (fork) => {
    await fork.ask(JSON.stringify(nothing), WITHIN_MS)
    const read = [...(await exercise(fork, [warmUp], WITHIN_MS))]
    for (let done = warmUp; done < INPUTS; done *= 2) {
      read.push(...(await exercise(fork, doublingFrom(done, INPUTS), WITHIN_MS)))
    }
    return read
  })
  return Object.fromEntries(
    gauges.flatMap((gauge) => {
      const values = changes(rows, gauge).map(([, change]) => change)
      if (values.length === 0) return []
      return [[gauge, Math.max(least[gauge], Math.max(...values) - Math.min(...values))]]
    }),
  )
}

const gauges = ['heap', 'resident', 'objects', 'descriptors'] as const

/**
 * What a subject that does something shows at least.
 *
 * Where the rest of a free chunk would be too small to be one, malloc hands out the whole (malloc.c, _int_malloc: MINSIZE,
 * 32 bytes on 64-bit): the same objects, allocated anew, may each hold 16 bytes more or less. The Python interpreter and
 * the parser keep few objects from one input to the next: on real pages, repeated, that adds up to 64 bytes at most.
 */
const least = { heap: 64, resident: 0, objects: 0, descriptors: 0 } as const

const nothing = {
  do: 'run',
  subject: { kind: 'nothing' },
  page: '',
  template: { pieces: [''], stamp: { alphabet: '0', width: 1, encoding: 'ascii' } },
  memoryBytes: 4 * 2 ** 30,
  cpuSeconds: 60,
}
