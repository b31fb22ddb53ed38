import type { Afterwards, Attempt, Attempts } from '@plateau/core'
import { visible } from '../children/visible.ts'
import { objectIn } from './object-in.ts'

/** Finds what still parsed after a failure among the lines that a run left behind; nothing where it did not say. */
export function afterwardsIn(lines: readonly string[]): Afterwards | undefined {
  for (const line of lines) {
    const { afterwards } = (objectIn(line) ?? {}) as { readonly afterwards?: unknown }
    if (!isObject(afterwards)) continue
    const [newParser, newThread] = [attempts(afterwards['newParser']), attempts(afterwards['newThread'])]
    if (newParser === undefined || newThread === undefined) continue
    const sameParser = attempts(afterwards['sameParser'])
    const kept = keptIn(afterwards['kept'])
    return {
      ...(kept !== undefined && { kept }),
      ...(sameParser !== undefined && { sameParser }),
      newParser,
      newThread,
    }
  }
  return undefined
}

function keptIn(value: unknown): Afterwards['kept'] {
  if (!isObject(value)) return undefined
  const { names, bytes } = value
  return typeof names === 'number' && typeof bytes === 'number' ? { names, bytes } : undefined
}

function attempts(value: unknown): Attempts | undefined {
  if (!isObject(value)) return undefined
  const page = attempt(value['page'])
  const freshNames = attempt(value['freshNames'])
  return page === undefined ? undefined : { page, ...(freshNames !== undefined && { freshNames }) }
}

/** The probe says null where it parses, and else what came instead. */
function attempt(value: unknown): Attempt | undefined {
  if (value === null) return { kind: 'parses' }
  return typeof value === 'string' ? { kind: 'fails', error: visible(value) } : undefined
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
