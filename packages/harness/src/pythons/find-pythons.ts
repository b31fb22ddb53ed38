import { type AskOptions, askPython } from './ask-python.ts'
import { type Candidate, candidates } from './candidates.ts'
import { newestFirst, type Python } from './python.ts'

/** How many interpreters are asked at once. */
const atOnce = 4

/**
 * Finds the CPython interpreters of this machine, the newest first: in the active virtual environment, on PATH, in pyenv,
 * asdf, mise, uv and conda. Each is started once in its life; what does not answer as Python does is left out.
 *
 * @throws what `signal` was aborted with.
 *
 * @example
 * ```ts
 * import { findPythons } from '@plateau/harness'
 *
 * for (const { version, executable } of await findPythons()) console.log(version, executable)
 * ```
 */
export async function findPythons(options: AskOptions = {}): Promise<readonly Python[]> {
  return await askAll(await candidates(options.env ?? process.env), options)
}

/** Asks those candidates, each once, and sorts what answered: the newest first, else in the order of the candidates. */
export async function askAll(some: readonly Candidate[], options: AskOptions): Promise<readonly Python[]> {
  const found: Python[] = []
  for (let i = 0; i < some.length; i += atOnce) {
    const answers = await Promise.all(some.slice(i, i + atOnce).map(({ path }) => askPython(path, options)))
    for (const answer of answers) if (answer.kind === 'python') found.push(answer.python)
  }
  const byExecutable = new Map(found.toReversed().map((python) => [python.executable, python]))
  return [...byExecutable.values()].toReversed().toSorted(newestFirst)
}
