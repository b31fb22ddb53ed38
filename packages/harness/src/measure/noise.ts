import type { GrowthGauge } from '@plateau/core'
import type { Probe } from '../probe/probe.ts'
import type { Subject } from '../subjects/subject.ts'
import { changes } from './changes.ts'
import { exercise } from './row.ts'
import { doublingFrom, warmUp } from './stops.ts'

/** What a subject that does nothing shows on each gauge that can be read here, in the gauge's unit. */
export type Noise = { readonly [Name in Exclude<GrowthGauge, 'names'>]?: number }

const INPUTS = 16_384
const WITHIN_MS = 60_000
const known = new WeakMap<Probe, Promise<Noise>>()

/**
 * What malloc's remainders add where a parser runs.
 *
 * Where the rest of a free chunk would be too small to be one, malloc hands out the whole (malloc.c, _int_malloc: MINSIZE,
 * 32 bytes on 64-bit): a parser's few buffers, allocated anew for each page, may each hold 16 bytes more or less. Twenty
 * real pages, repeated, stayed within 64 bytes but for one (80).
 */
const remainders = 64

/**
 * The same where lxml's TreeBuilder makes an object of Python for each element of a page: pages of 26 elements, in nine
 * variations on lxml 4.9.4 and 6.1.3, twice each, wandered within 16 to 304 bytes, 35 of 36 within 288.
 */
const remaindersOfATree = 256

/** The noise of runs of a subject: its probe's own, and what its allocations cannot help. */
export async function noiseFor(probe: Probe, subject: Subject): Promise<Noise> {
  const noise = await noiseOf(probe)
  if (subject.kind !== 'lxml' || noise.heap === undefined) return noise
  const ownNoise = subject.options['target'] === 'tree-builder' ? remaindersOfATree : remainders
  return { ...noise, heap: Math.max(noise.heap, ownNoise) }
}

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
    await exercise(fork, [1], WITHIN_MS)
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
      return [[gauge, Math.max(...values) - Math.min(...values)]]
    }),
  )
}

const gauges = ['heap', 'resident', 'objects', 'descriptors'] as const

const nothing = {
  do: 'run',
  subject: { kind: 'nothing' },
  page: '',
  template: { pieces: [''], stamp: { alphabet: '0', width: 1, encoding: 'ascii' } },
  memoryBytes: 4 * 2 ** 30,
  cpuSeconds: 60,
}
