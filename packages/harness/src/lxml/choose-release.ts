import { eq, explain } from '@renovatebot/pep440'
import type { Context } from '../packages/provide-options.ts'
import { wheelPlatforms } from '../packages/wheel-platforms.ts'
import { ProvideError } from '../provide-error.ts'
import { choosePython, noPython } from '../pythons/choose-python.ts'
import { findPythons } from '../pythons/find-pythons.ts'
import { isFreeThreaded, type Python } from '../pythons/python.ts'
import { UsageError } from '../usage-error.ts'
import { cachedRelease, cachedReleases } from './cached-releases.ts'
import { askIndex, type IndexAnswer, lastAnswer } from './index-answer.ts'
import { releasesIn } from './releases.ts'
import { type Offer, unknownRelease, unknownToAll } from './unknown-release.ts'
import { loadable } from './wheel-name.ts'

/** An interpreter and the release it is to have. */
export interface Choice {
  readonly python: Python
  readonly version: string
  readonly notes: readonly string[]
}

/**
 * The newest stable release: for the interpreter named, else for the newest that can have any. Where the index is silent,
 * the newest in the cache.
 */
export async function newestStable(request: string | undefined, context: Context): Promise<Choice> {
  const pythons = await asked(request, context)
  const answer = await askIndex(first(pythons), context).catch(silence)
  for (const python of pythons) {
    const cannotAsk = answer instanceof ProvideError
    const from = cannotAsk ? await cachedReleases(python, context.env) : releasesIn(answer, python)
    const version = from.findLast((it) => explain(it)?.is_prerelease === false)
    if (version !== undefined) return { python, version, notes: cannotAsk ? [fromCache(version, answer)] : [] }
  }
  if (answer instanceof ProvideError) throw answer
  const versions = pythons.map((it) => it.version).join(', ')
  throw new UsageError(
    `Expected an interpreter that lxml has wheels for, got Python ${versions}: name one with --python`,
  )
}

/**
 * The interpreter for a release: the one named, else the newest that can have it. The index is asked only where neither the
 * cache nor its last answer tells.
 */
export async function holderOf(version: string, request: string | undefined, context: Context): Promise<Choice> {
  const pythons = await asked(request, context)
  const preferredOne = first(pythons)
  const cached = await Promise.all(pythons.map((python) => cachedRelease(python, version, context.env)))
  const atOnce = pick(pythons.slice(0, 1), cached)
  if (atOnce !== undefined) return atOnce

  const last = await lastAnswer(context.env)
  // What was listed stays, however old the answer; what was not may have come since. Without any answer an older
  // interpreter is not taken only because the cache happens to serve it.
  const told = last === undefined ? [] : listed(version, last, pythons).map((it, i) => cached[i] ?? it)
  const known = pick(pythons, told)
  if (known !== undefined) return known

  const answer = await askIndex(preferredOne, context).catch(silence)
  if (answer instanceof ProvideError) {
    const choice = pick(pythons, cached)
    if (choice === undefined) throw answer
    return choice
  }
  const choice = pick(pythons, listed(version, answer, pythons))
  if (choice !== undefined) return choice
  if (request === undefined) throw unknownToAll(version, offers(answer, pythons))
  const [own = { python: preferredOne, releases: [] }] = offers(answer, pythons)
  throw unknownRelease(version, own, offers(answer, await findPythons(context)))
}

/**
 * Whether the index has the source of a release and no wheel for this system, whatever the Python, as of 3.7.0: going by its
 * last answer. A release that an older or newer Python could have is not meant.
 */
export async function hasOnlySource(version: string, context: Context): Promise<boolean> {
  const answer = await lastAnswer(context.env)
  const [python] = await preferred(context)
  if (python === undefined || answer?.sdists.some((it) => eq(it, version)) !== true) return false
  const platforms = new Set([...wheelPlatforms(python), 'any'])
  const wheels = answer.wheels.filter((it) => eq(it.version, version))
  return !wheels.some((it) => it.platforms.some((platform) => platforms.has(platform)))
}

/** The interpreters in the order in which plateau would take them: with the global lock first, then the newest. */
export async function preferred(context: Context): Promise<readonly Python[]> {
  const pythons = await findPythons(context)
  return [...pythons.filter((it) => !isFreeThreaded(it)), ...pythons.filter(isFreeThreaded)]
}

async function asked(request: string | undefined, context: Context): Promise<readonly Python[]> {
  return request === undefined ? await preferred(context) : [await choosePython(request, context)]
}

/** By interpreter, the name under which an answer has the release for it. */
function listed(version: string, answer: IndexAnswer, pythons: readonly Python[]): readonly (string | undefined)[] {
  const meant = new Set([...new Set(answer.wheels.map((it) => it.version))].filter((it) => eq(it, version)))
  const wheels = answer.wheels.filter((it) => meant.has(it.version))
  return pythons.map((python) => loadable(wheels, python)[0]?.version)
}

function pick(pythons: readonly Python[], versions: readonly (string | undefined)[]): Choice | undefined {
  for (const [i, python] of pythons.entries()) {
    const version = versions[i]
    if (version !== undefined) return { python, version, notes: [] }
  }
  return undefined
}

function offers(answer: IndexAnswer, pythons: readonly Python[]): readonly Offer[] {
  return pythons.map((python) => ({ python, releases: releasesIn(answer, python) }))
}

function first(pythons: readonly Python[]): Python {
  const [python] = pythons
  if (python === undefined) throw noPython()
  return python
}

function silence(error: unknown): ProvideError {
  if (error instanceof ProvideError) return error
  throw error
}

function fromCache(version: string, why: ProvideError): string {
  const [reason] = why.message.split(': ')
  return `${reason}: lxml ${version} is the newest stable release in the cache`
}
