import { compare, eq } from '@renovatebot/pep440'
import { visible } from '../children/visible.ts'
import { findPythons } from '../pythons/find-pythons.ts'
import type { Python } from '../pythons/python.ts'
import { UsageError } from '../usage-error.ts'
import type { Context } from './provide-options.ts'
import { releasesOfAll } from './releases-of-all.ts'

/** For a release that an interpreter cannot have: says which one can, else which releases are near. */
export async function unknownRelease(version: string, python: Python, context: Context): Promise<UsageError> {
  const all = await releasesOfAll(await findPythons(context), context)
  const able = all.find(({ releases }) => releases?.some((it) => eq(it, version)) === true)?.python
  const wanted = `Expected an lxml release that Python ${short(python)} can have, got "${visible(version)}"`
  if (able !== undefined) {
    return new UsageError(`${wanted}: Python ${able.version} can have it (--python ${short(able)})`)
  }
  const own = all.find((it) => it.python.executable === python.executable)?.releases ?? []
  return new UsageError(`${wanted}: ${nearest(own, version)}`)
}

/** For a release that no interpreter here can have. */
export function unknownToAll(version: string, lists: readonly (readonly string[])[]): UsageError {
  const union = [...new Set(lists.flat())].toSorted(compare)
  return new UsageError(
    `Expected an lxml release that an interpreter here can have, got "${visible(version)}": ${nearest(union, version)}`,
  )
}

/** `the nearest are 6.1.2, 6.1.3, 7.0.0a1` */
function nearest(sorted: readonly string[], version: string): string {
  if (sorted.length === 0) return 'the index has none for it'
  const after = sorted.findIndex((it) => compare(it, version) > 0)
  const middle = after === -1 ? sorted.length : after
  const from = Math.max(0, Math.min(middle - 2, sorted.length - 4))
  return `the nearest are ${sorted.slice(from, from + 4).join(', ')}`
}

function short({ version }: Python): string {
  return version.split('.').slice(0, 2).join('.')
}
