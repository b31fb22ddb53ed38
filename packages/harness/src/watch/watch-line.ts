import type { ThreadNames, WatchReading } from '@plateau/core'
import { visible } from '../children/visible.ts'
import { objectIn } from '../probe/object-in.ts'

/** A line of a watch log, each of the process that `run` names. */
export type WatchLine =
  | {
      readonly kind: 'start'
      readonly run: string
      readonly pid: number
      readonly python?: string
      readonly every?: number
      readonly notes: readonly string[]
    }
  | { readonly kind: 'reading'; readonly run: string; readonly reading: WatchReading }
  | { readonly kind: 'end'; readonly run: string; readonly reading: WatchReading; readonly end: 'exited' | 'stopped' }
  | { readonly kind: 'other format'; readonly format: string }
  | { readonly kind: 'garbage' }

/** What `plateau_watch.py` calls the format that is read here. */
const format = 1

/** Takes a line for what it is. A file may hold anything: what is not as it should be is garbage, and never a figure. */
export function watchLine(text: string): WatchLine {
  const line = objectIn(text) as Fields | undefined
  if (line === undefined) return { kind: 'garbage' }
  const written = line['plateau_watch']
  if (written !== undefined && written !== format) {
    return { kind: 'other format', format: visible(JSON.stringify(written)).slice(0, 40) }
  }
  const { run } = line
  if (typeof run !== 'string') return { kind: 'garbage' }
  switch (line['kind']) {
    case 'start':
      return startOf(line, run)
    case 'reading':
    case 'end': {
      const reading = readingOf(line)
      if (reading === undefined) return { kind: 'garbage' }
      if (line['kind'] === 'reading') return { kind: 'reading', run, reading }
      return { kind: 'end', run, reading, end: line['why'] === 'exited' ? 'exited' : 'stopped' }
    }
    default:
      return { kind: 'garbage' }
  }
}

type Fields = { readonly run?: unknown } & Readonly<Record<string, unknown>>

function startOf(line: Fields, run: string): WatchLine {
  const { pid } = numbersOf(line, ['pid'])
  if (pid === undefined || line['plateau_watch'] !== format) return { kind: 'garbage' }
  return {
    kind: 'start',
    run,
    pid,
    ...(typeof line['python'] === 'string' && { python: textOf(line['python']) }),
    ...numbersOf(line, ['every']),
    notes: listOf(line['notes']).map((note) => textOf(note)),
  }
}

function readingOf(line: Fields): WatchReading | undefined {
  const { at, cpu } = numbersOf(line, ['at', 'cpu'])
  if (at === undefined || cpu === undefined) return undefined
  const own = numbersOf((line['own'] ?? {}) as Fields, ['seconds', 'readings', 'longest'])
  const { seconds, readings, longest } = own
  return {
    at,
    cpu,
    ...numbersOf(line, ['heap', 'mapped', 'resident', 'blocks', 'tracked', 'threads', 'lost']),
    names: listOf(line['names']).flatMap(namesOf),
    ...(Array.isArray(line['types']) && { types: line['types'].flatMap(typeOf) }),
    ...(seconds !== undefined &&
      readings !== undefined &&
      longest !== undefined && { own: { seconds, readings, longest } }),
    ...(typeof line['because'] === 'string' && { because: textOf(line['because']) }),
  }
}

function namesOf(value: unknown): readonly ThreadNames[] {
  const names = (value ?? {}) as Fields
  const { thread, at, count, bytes } = numbersOf(names, ['thread', 'at', 'count', 'bytes'])
  const unknown = typeof names['unknown'] === 'string' ? textOf(names['unknown']) : undefined
  if (thread === undefined || at === undefined || (count === undefined && unknown === undefined)) return []
  return [
    {
      thread,
      at,
      name: textOf(names['name']),
      ...(count !== undefined && { count }),
      ...(bytes !== undefined && { bytes }),
      ...(unknown !== undefined && { unknown }),
    },
  ]
}

function typeOf(value: unknown): readonly (readonly [string, number])[] {
  const [name, count] = listOf(value)
  return typeof count === 'number' && Number.isFinite(count) ? [[textOf(name), count]] : []
}

/** Those of the fields that hold a number; what JSON takes for infinite is none. */
function numbersOf<const Name extends string>(
  fields: Fields,
  names: readonly Name[],
): { readonly [Key in Name]?: number } {
  const numbers = names.filter((name) => typeof fields[name] === 'number' && Number.isFinite(fields[name]))
  return Object.fromEntries(numbers.map((name) => [name, fields[name]])) as { readonly [Key in Name]?: number }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** Names of threads and types are the worker's own: they are shown, and never acted upon. */
function textOf(value: unknown): string {
  return visible(String(value)).slice(0, 300)
}
