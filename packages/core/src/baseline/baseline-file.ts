import type { Range } from '../growth/growth.ts'
import type { Kept } from '../map/kept.ts'
import type { Baseline } from './baseline.ts'

/** Says that a text is no baseline. */
export class BaselineError extends Error {
  override readonly name = 'BaselineError'
}

/**
 * Writes a baseline as JSON with one row a line, in an order of its own, so that two can be compared by eye and by diff.
 *
 * Nothing kept is `0`; a range of one figure is that figure.
 */
export function formatBaseline({ schema, versions }: Baseline): string {
  const blocks = sorted(versions).map(([version, rows]) => {
    const lines = sorted(rows).map(([name, kept]) => `      ${JSON.stringify(name)}: ${JSON.stringify(brief(kept))}`)
    return `    ${JSON.stringify(version)}: {\n${lines.join(',\n')}\n    }`
  })
  return `{\n  "schema": ${JSON.stringify(schema)},\n  "versions": {\n${blocks.join(',\n')}\n  }\n}\n`
}

/**
 * Reads what {@link formatBaseline} wrote.
 *
 * @throws BaselineError where the text is something else.
 */
export function parseBaseline(text: string): Baseline {
  const read = parsed(text)
  if (!isRecord(read) || read['schema'] !== 'plateau.baseline/1' || !isRecord(read['versions'])) {
    throw new BaselineError('Expected a baseline of the schema plateau.baseline/1, got something else')
  }
  const versions = Object.entries(read['versions']).map(([version, rows]) => {
    if (!isRecord(rows)) throw new BaselineError(`Expected rows under "${version}", got ${typeof rows}`)
    return [version, Object.fromEntries(Object.entries(rows).map(([name, kept]) => [name, whole(name, kept)]))] as const
  })
  return { schema: 'plateau.baseline/1', versions: Object.fromEntries(versions) }
}

function brief(kept: Kept): unknown {
  switch (kept.kind) {
    case 'nothing':
      return 0
    case 'something':
      return {
        ...(kept.names !== undefined && { names: briefRange(kept.names) }),
        ...(kept.heap !== undefined && { heap: briefRange(kept.heap) }),
      }
    case 'undecided':
    case 'refused':
      return { [kept.kind]: kept.because }
    case 'failed':
      return { failed: kept.because, atInput: kept.atInput }
  }
}

function briefRange({ low, high }: Range): number | readonly [number, number] {
  return low === high ? low : [low, high]
}

function whole(name: string, kept: unknown): Kept {
  if (kept === 0) return { kind: 'nothing' }
  if (isRecord(kept)) {
    const { undecided, refused, failed, atInput } = kept
    if (typeof undecided === 'string') return { kind: 'undecided', because: undecided }
    if (typeof refused === 'string') return { kind: 'refused', because: refused }
    if (typeof failed === 'string' && typeof atInput === 'number') return { kind: 'failed', because: failed, atInput }
    const names = wholeRange(kept['names'])
    const heap = wholeRange(kept['heap'])
    if (names !== undefined || heap !== undefined) {
      return { kind: 'something', ...(names !== undefined && { names }), ...(heap !== undefined && { heap }) }
    }
  }
  throw new BaselineError(`Expected what "${name}" keeps, got ${JSON.stringify(kept)}`)
}

function wholeRange(value: unknown): Range | undefined {
  if (typeof value === 'number') return { low: value, high: value }
  if (!Array.isArray(value)) return undefined
  const [low, high] = value as readonly unknown[]
  return typeof low === 'number' && typeof high === 'number' ? { low, high } : undefined
}

function sorted<Value>(record: Readonly<Record<string, Value>>): readonly (readonly [string, Value])[] {
  return Object.entries(record).toSorted(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new BaselineError(`Expected a baseline as JSON, got: ${(cause as Error).message}`, { cause })
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
