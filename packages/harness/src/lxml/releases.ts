import { join } from 'node:path'
import { compare, valid } from '@renovatebot/pep440'
import { ChildError } from '../children/child-error.ts'
import { withTemporaryFolder } from '../children/temporary-folder.ts'
import { cacheFolder, type Environment } from '../pythons/cache-folder.ts'
import type { Python } from '../pythons/python.ts'
import { memoryFile, recall, remember } from '../pythons/remembered.ts'
import { entryKey } from './cache-entry.ts'
import { explainFailure, noIndex } from './explain-failure.ts'
import { pipFor, runPip } from './pip.ts'
import type { Context, ProvideOptions } from './provide-options.ts'

/** How long an answer of the index is taken for its present one: lxml is released every few weeks. */
const freshForMs = 6 * 60 * 60 * 1000

interface Memory {
  readonly askedAt: number
  readonly releases: readonly string[]
}

/**
 * The lxml releases that the package index has wheels of for an interpreter, the oldest first, pre-releases among them. An
 * answer is remembered for six hours.
 *
 * @throws ProvideError where the index cannot be asked.
 *
 * @example
 * ```ts
 * import { choosePython, releases } from '@plateau/harness'
 *
 * const newest = (await releases(await choosePython('3.11'))).at(-1)
 * ```
 */
export async function releases(python: Python, options: ProvideOptions = {}): Promise<readonly string[]> {
  const context = { ...options, env: options.env ?? process.env }
  const memory = await knownReleases(python, context.env)
  if (memory?.isFresh === true) return memory.releases

  options.onProgress?.(`Asking the package index which lxml releases Python ${python.version} can have`)
  const answer = await ask(python, context)

  if (answer.isWhole) await rememberReleases(python, answer.releases, context.env)
  return answer.releases
}

/** What the index answered last, however long ago. */
export async function knownReleases(
  python: Python,
  env: Environment,
): Promise<{ readonly releases: readonly string[]; readonly isFresh: boolean } | undefined> {
  const memory = await recall(fileFor(python, env))
  if (!isMemory(memory)) return undefined
  const age = Date.now() - memory.askedAt
  return { releases: memory.releases, isFresh: age >= 0 && age < freshForMs }
}

/** Takes those releases for the index's present answer. */
export async function rememberReleases(python: Python, list: readonly string[], env: Environment): Promise<void> {
  await remember(fileFor(python, env), { askedAt: Date.now(), releases: list } satisfies Memory)
}

/** Asks for a release that cannot be: every pip then lists those that can (`pip index versions` is new, and experimental). */
async function ask(python: Python, context: Context): Promise<{ releases: readonly string[]; isWhole: boolean }> {
  const pip = await pipFor(python, context)
  return await withTemporaryFolder(async (scratch) => {
    const env = { ...context.env, PIP_RETRIES: context.env['PIP_RETRIES'] ?? '1' }
    const wanted = ['--no-deps', '--only-binary', ':all:', ...pip.target, '--dest', join(scratch, 'none'), 'lxml===0']
    const said = await runPip(pip, ['download', '-vv', ...wanted], { ...context, env, scratch }).then(
      ({ stdout, stderr }) => stdout + stderr,
      (error: unknown) => {
        if (error instanceof ChildError && error.failure.kind === 'exited') return error.stdout + error.stderr
        throw explainFailure(error, scratch)
      },
    )
    return understand(said)
  })
}

function understand(said: string): { releases: readonly string[]; isWhole: boolean } {
  const unreached = said.split('\n').filter((line) => /Could not fetch URL|Ignoring indexes/.test(line))
  const list = /\(from versions: ([^)]*)\)/.exec(said)?.[1]
  const found = (list ?? '').split(', ').filter((name) => valid(name) !== null)
  if (found.length === 0 && (unreached.length > 0 || list === undefined)) {
    throw noIndex(unreached.length > 0 ? unreached.join('\n') : said)
  }
  return { releases: found.toSorted(compare), isWhole: unreached.length === 0 }
}

function fileFor(python: Python, env: Environment): string {
  const index = ['PIP_INDEX_URL', 'PIP_EXTRA_INDEX_URL', 'PIP_FIND_LINKS', 'PIP_NO_INDEX', 'PIP_CONFIG_FILE']
  const asked = [entryKey(python), python.version, ...index.map((name) => env[name] ?? '')]
  return memoryFile(join(cacheFolder(env), 'releases'), JSON.stringify(asked))
}

function isMemory(value: unknown): value is Memory {
  const { askedAt, releases: list } = (value ?? {}) as Partial<Memory>
  return typeof askedAt === 'number' && Array.isArray(list) && list.every((name) => typeof name === 'string')
}
