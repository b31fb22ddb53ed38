import { ProvideError } from '../provide-error.ts'
import type { Python } from '../pythons/python.ts'
import type { Context } from './provide-options.ts'
import { releases } from './releases.ts'

/** How many pips are run at once. */
const atOnce = 3

/** What one interpreter can have; no `releases` where the index could not be asked, and `error` tells why. */
export interface Offer {
  readonly python: Python
  readonly releases?: readonly string[]
  readonly error?: ProvideError
}

/** Asks the index about several interpreters; once it was silent it is not asked again. */
export async function releasesOfAll(pythons: readonly Python[], context: Context): Promise<readonly Offer[]> {
  const offers: Offer[] = []
  let silent: ProvideError | undefined
  for (let i = 0; i < pythons.length; i += atOnce) {
    const some = pythons.slice(i, i + atOnce)
    const asked = silent === undefined ? await Promise.all(some.map((it) => offerTo(it, context))) : some.map(skipped)
    silent ??= asked.find(({ error }) => error !== undefined)?.error
    offers.push(...asked)
  }
  return offers

  function skipped(python: Python): Offer {
    return { python, ...(silent === undefined ? {} : { error: silent }) }
  }
}

/** What one interpreter can have. */
export async function offerTo(python: Python, context: Context): Promise<Offer> {
  try {
    return { python, releases: await releases(python, context) }
  } catch (error) {
    if (error instanceof ProvideError) return { python, error }
    throw error
  }
}
