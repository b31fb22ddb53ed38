import { clean, compare, eq, explain } from '@renovatebot/pep440'
import { visible } from '../children/visible.ts'
import type { Context, ProvideOptions } from '../packages/provide-options.ts'
import { ProvideError } from '../provide-error.ts'
import { choosePython, noPython } from '../pythons/choose-python.ts'
import type { Python } from '../pythons/python.ts'
import { UsageError } from '../usage-error.ts'
import { cachedReleases } from './cached-releases.ts'
import { preferred } from './choose-release.ts'
import { askIndex } from './index-answer.ts'
import { releasesIn } from './releases.ts'

export interface BetweenOptions extends ProvideOptions {
  /** Whether pre-releases are among them, also where neither end is one. */
  readonly preReleases?: boolean
}

export interface ReleasesBetween {
  /** From the good end to the bad one, these among them, in order of their versions up or down. */
  readonly releases: readonly string[]
  /** What a reader must know of how they were come by. */
  readonly notes: readonly string[]
}

/**
 * The releases from one end to the other that some interpreter here can have, or the one that is named.
 *
 * Where the index is silent, those in the cache.
 *
 * @throws UsageError where an end is no release, or both are the same.
 */
export async function releasesBetween(
  { good, bad }: { readonly good: string; readonly bad: string },
  options: BetweenOptions = {},
): Promise<ReleasesBetween> {
  const from = release('--good', good)
  const to = release('--bad', bad)
  if (eq(from, to)) throw new UsageError(`Expected --good and --bad to be two releases, got ${from} twice`)

  const { releases: all, notes } = await releasesHere({ ...options, env: options.env ?? process.env })
  const preReleases = options.preReleases === true || [from, to].some(isPreRelease)
  const [oldest, newest] = compare(from, to) < 0 ? [from, to] : [to, from]
  const between = all
    .filter((it) => compare(it, oldest) > 0 && compare(it, newest) < 0 && (preReleases || !isPreRelease(it)))
    .toSorted((a, b) => compare(from, to) * compare(b, a))
  const asListed = (end: string) => all.find((it) => eq(it, end)) ?? end
  return { releases: [asListed(from), ...between, asListed(to)], notes }
}

async function releasesHere(context: Context & Pick<ProvideOptions, 'python'>): Promise<ReleasesBetween> {
  const pythons =
    context.python === undefined ? await preferred(context) : [await choosePython(context.python, context)]
  const [first] = pythons
  if (first === undefined) throw noPython()
  try {
    const answer = await askIndex(first, context)
    return { releases: union(pythons.map((python) => releasesIn(answer, python))), notes: [] }
  } catch (error) {
    if (!(error instanceof ProvideError)) throw error
    const [reason] = error.message.split(': ')
    const cached = await Promise.all(pythons.map((python: Python) => cachedReleases(python, context.env)))
    return { releases: union(cached), notes: [`${reason}: only the releases in the cache are looked at`] }
  }
}

function union(lists: readonly (readonly string[])[]): readonly string[] {
  return [...new Set(lists.flat())]
}

function release(flag: string, value: string): string {
  const version = clean(value)
  if (version !== null && version !== undefined) return version
  throw new UsageError(`Expected ${flag} to be a release such as 5.4.0, got "${visible(value)}"`)
}

function isPreRelease(version: string): boolean {
  return explain(version)?.is_prerelease === true
}
