import { compare, eq } from '@renovatebot/pep440'
import { visible } from '../children/visible.ts'
import type { Python } from '../pythons/python.ts'
import { UsageError } from '../usage-error.ts'

/** What an interpreter can have, the oldest first. */
export interface Offer {
  readonly python: Python
  readonly releases: readonly string[]
}

/** For a release that an interpreter cannot have: says which other one can, else which releases are near. */
export function unknownRelease(version: string, own: Offer, others: readonly Offer[]): UsageError {
  const able = others.find(({ releases }) => releases.some((it) => eq(it, version)))?.python
  const wanted = `Expected an lxml release that Python ${short(own.python)} can have, got "${visible(version)}"`
  return new UsageError(
    able === undefined
      ? `${wanted}: ${nearest(own.releases, version)}`
      : `${wanted}: Python ${able.version} can have it (--python ${short(able)})`,
  )
}

/** For a release that no interpreter here can have. */
export function unknownToAll(version: string, offers: readonly Offer[]): UsageError {
  const union = [...new Set(offers.flatMap(({ releases }) => releases))].toSorted(compare)
  return new UsageError(
    `Expected an lxml release that an interpreter here can have, got "${visible(version)}": ${nearest(union, version)}`,
  )
}

function nearest(sorted: readonly string[], version: string): string {
  if (sorted.length === 0) return 'the index has no wheel for it'
  const after = sorted.findIndex((it) => compare(it, version) > 0)
  const middle = after === -1 ? sorted.length : after
  const from = Math.max(0, Math.min(middle - 2, sorted.length - 4))
  return `the nearest are ${sorted.slice(from, from + 4).join(', ')}`
}

function short({ version }: Python): string {
  return version.split('.').slice(0, 2).join('.')
}
