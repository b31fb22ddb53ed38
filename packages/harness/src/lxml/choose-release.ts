import { eq, explain } from '@renovatebot/pep440'
import type { ProvideError } from '../provide-error.ts'
import { choosePython, noPython } from '../pythons/choose-python.ts'
import { findPythons } from '../pythons/find-pythons.ts'
import { isFreeThreaded, type Python } from '../pythons/python.ts'
import { cachedReleases } from './cache-entry.ts'
import type { Context } from './provide-options.ts'
import { knownReleases } from './releases.ts'
import { type Offer, offerTo, releasesOfAll } from './releases-of-all.ts'
import { unknownRelease, unknownToAll } from './unknown-release.ts'

/** An interpreter and the release it is to have. */
export interface Choice {
  readonly python: Python
  readonly version: string
  readonly notes: readonly string[]
}

/**
 * The newest stable release that an interpreter can have: of the one named, else of the newest that can have any. Where the
 * index is silent, the newest in the cache.
 */
export async function newestStable(request: string | undefined, context: Context): Promise<Choice> {
  const pythons = request === undefined ? await preferred(context) : [await choosePython(request, context)]
  let silent: ProvideError | undefined
  for (const python of pythons) {
    const offer: Offer = silent === undefined ? await offerTo(python, context) : { python, error: silent }
    silent ??= offer.error
    const from = offer.releases ?? (await cachedReleases(python, context.env))
    const version = from.findLast((it) => explain(it)?.is_prerelease === false)
    if (version !== undefined)
      return { python, version, notes: offer.releases === undefined ? [fromCache(version)] : [] }
  }
  throw silent ?? unknownToAll('the newest', [])
}

/**
 * The interpreter for a release: the one named, else the newest that can have it. Asks the index only where neither the
 * cache nor an earlier answer tells.
 */
export async function holderOf(version: string, request: string | undefined, context: Context): Promise<Choice> {
  if (request !== undefined) return await heldBy(await choosePython(request, context), version, context)

  const pythons = await preferred(context)
  const told = await Promise.all(pythons.map((python) => cheaply(python, version, context)))
  const first = told.findIndex((it) => it.kind === 'can')
  const open = pythons.filter((_, i) => told[i]?.kind === 'unknown' && (first === -1 || i < first))
  const offers = await releasesOfAll(open, context)
  for (const [i, python] of pythons.entries()) {
    const cheap = told[i]
    if (cheap?.kind === 'can') return { python, version: cheap.version, notes: [] }
    const found = offers.find((it) => it.python === python)?.releases?.find((it) => eq(it, version))
    if (found !== undefined) return { python, version: found, notes: [] }
  }
  const silent = offers.find(({ error }) => error !== undefined)?.error
  const lists = await Promise.all(pythons.map(async (it) => (await knownReleases(it, context.env))?.releases ?? []))
  throw silent ?? unknownToAll(version, lists)
}

async function heldBy(python: Python, version: string, context: Context): Promise<Choice> {
  const cheap = await cheaply(python, version, context)
  if (cheap.kind === 'can') return { python, version: cheap.version, notes: [] }
  const offer: Offer = cheap.kind === 'unknown' ? await offerTo(python, context) : { python, releases: [] }
  if (offer.error !== undefined) throw offer.error
  const found = offer.releases?.find((it) => eq(it, version))
  if (found === undefined) throw await unknownRelease(version, python, context)
  return { python, version: found, notes: [] }
}

type Told =
  | { readonly kind: 'can'; readonly version: string }
  | { readonly kind: 'cannot' }
  | { readonly kind: 'unknown' }

/** A release that was there stays; one that was not may have come since. */
async function cheaply(python: Python, version: string, context: Context): Promise<Told> {
  const cached = (await cachedReleases(python, context.env)).find((it) => eq(it, version))
  if (cached !== undefined) return { kind: 'can', version: cached }
  const known = await knownReleases(python, context.env)
  const listed = known?.releases.find((it) => eq(it, version))
  if (listed !== undefined) return { kind: 'can', version: listed }
  return known?.isFresh === true ? { kind: 'cannot' } : { kind: 'unknown' }
}

/** The interpreters in the order in which plateau would take them: with the global lock first, then the newest. */
export async function preferred(context: Context): Promise<readonly Python[]> {
  const pythons = await findPythons(context)
  if (pythons.length === 0) throw noPython()
  return [...pythons.filter((it) => !isFreeThreaded(it)), ...pythons.filter(isFreeThreaded)]
}

function fromCache(version: string): string {
  return `The package index did not answer: lxml ${version} is the newest stable release in the cache`
}
