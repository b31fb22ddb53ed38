import { compare } from '@renovatebot/pep440'
import type { ProvideOptions } from '../packages/provide-options.ts'
import type { Python } from '../pythons/python.ts'
import { askIndex, type IndexAnswer } from './index-answer.ts'
import { loadable } from './wheel-name.ts'

/**
 * The lxml releases that the package index has wheels of for an interpreter, the oldest first, pre-releases among them. The
 * index's answer is remembered for six hours.
 *
 * @throws ProvideError where the index cannot be asked.
 *
 * @example
 * ```ts
 * import { choosePython, releases } from '@plateau/harness'
 *
 * const newest = (await releases(await choosePython('3'))).at(-1)
 * ```
 */
export async function releases(python: Python, options: ProvideOptions = {}): Promise<readonly string[]> {
  const answer = await askIndex(python, { ...options, env: options.env ?? process.env })
  return releasesIn(answer, python)
}

/** The releases that an answer of the index holds for an interpreter, the oldest first. */
export function releasesIn(answer: IndexAnswer, python: Python): readonly string[] {
  return [...new Set(loadable(answer.wheels, python).map(({ version }) => version))].toSorted(compare)
}
