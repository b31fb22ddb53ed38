import { compare } from '@renovatebot/pep440'
import { preferred } from '../lxml/choose-release.ts'
import { askIndex } from '../lxml/index-answer.ts'
import { loadable } from '../lxml/wheel-name.ts'
import type { Context, ProvideOptions } from '../packages/provide-options.ts'
import { ProvideError } from '../provide-error.ts'
import { choosePython, noPython } from '../pythons/choose-python.ts'
import type { Python } from '../pythons/python.ts'

/**
 * The interpreter to build a version of lxml for: the one named, else the newest here that the nearest release has a wheel
 * for, since that release is known to work with it; where none is, the oldest.
 *
 * @throws ProvideError where this machine has no Python.
 */
export async function builderOf(
  version: string | undefined,
  context: Context & Pick<ProvideOptions, 'python'>,
): Promise<Python> {
  if (context.python !== undefined) return await choosePython(context.python, context)
  const pythons = await preferred(context)
  const [first] = pythons
  if (first === undefined) throw noPython()
  if (version === undefined) return first

  const { wheels } = await askIndex(first, context).catch((error: unknown) => {
    if (error instanceof ProvideError) return { wheels: [] }
    throw error
  })
  // Wheels for this machine, for whatever Python: a release that has none here says nothing.
  const here = pythons.map((python) => loadable(wheels, python))
  const versions = [...new Set(here.flat().map((it) => it.version))].toSorted(compare)
  const nearest = versions.findLast((it) => compare(it, version) <= 0) ?? versions[0]
  if (nearest === undefined) return first
  return pythons.find((_, i) => here[i]?.some((it) => it.version === nearest)) ?? first
}
