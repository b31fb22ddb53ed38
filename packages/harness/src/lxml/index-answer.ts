import { join } from 'node:path'
import { clean, valid } from '@renovatebot/pep440'
import { ChildError } from '../children/child-error.ts'
import { withTemporaryFolder } from '../children/temporary-folder.ts'
import { explainFailure, noIndex } from '../packages/explain-failure.ts'
import { pipFor, runPip } from '../packages/pip.ts'
import type { Context } from '../packages/provide-options.ts'
import { wheelPlatforms } from '../packages/wheel-platforms.ts'
import { cacheFolder, type Environment } from '../pythons/cache-folder.ts'
import type { Python } from '../pythons/python.ts'
import { memoryFile, recall, remember } from '../pythons/remembered.ts'
import { wantedLxml } from './wanted-lxml.ts'
import { type WheelName, wheelName } from './wheel-name.ts'

/** What the package index has of lxml: its wheels, for whatever interpreter and platform, and its source. */
export interface IndexAnswer {
  readonly wheels: readonly WheelName[]
  /** The releases that it has the source of. */
  readonly sdists: readonly string[]
  /** Whether it was asked within the last six hours. */
  readonly isFresh: boolean
}

/** How long an answer of the index is taken for its present one: lxml is released every few weeks. */
const freshForMs = 6 * 60 * 60 * 1000

interface Memory {
  readonly askedAt: number
  readonly files: readonly string[]
}

/**
 * Asks the package index for its lxml wheels, with the pip that serves `python`; a fresh answer is taken from memory.
 *
 * @throws ProvideError where the index is silent or there is no pip.
 */
export async function askIndex(python: Python, context: Context): Promise<IndexAnswer> {
  const known = await lastAnswer(context.env)
  if (known?.isFresh === true) return known

  context.onProgress?.('Asking the package index for the releases of lxml')
  const { files, isWhole } = await ask(python, context)

  if (isWhole) await rememberAnswer(files, context.env)
  return { ...told(files), isFresh: true }
}

/** What the index answered last, however long ago. */
export async function lastAnswer(env: Environment): Promise<IndexAnswer | undefined> {
  const memory = await recall(fileFor(env))
  if (!isMemory(memory)) return undefined
  const age = Date.now() - memory.askedAt
  return { ...told(memory.files), isFresh: age >= 0 && age < freshForMs }
}

/** Takes those files for the index's present answer. */
export async function rememberAnswer(files: readonly string[], env: Environment): Promise<void> {
  await remember(fileFor(env), { askedAt: Date.now(), files } satisfies Memory)
}

async function ask(python: Python, context: Context): Promise<{ files: readonly string[]; isWhole: boolean }> {
  const pip = await pipFor(python, wantedLxml, context)
  return await withTemporaryFolder(async (scratch) => {
    const env = { ...context.env, PIP_RETRIES: context.env['PIP_RETRIES'] ?? '1' }
    // A release that cannot be: pip looks at every wheel there is, and with `-vv` says what it saw.
    const wanted = ['--no-deps', '--only-binary', ':all:', ...pip.target, '--dest', join(scratch, 'none'), 'lxml===0']
    const said = await runPip(pip, ['download', '-vv', ...wanted], {
      ...context,
      env,
      scratch,
      // 2 MB for the 4,600 wheels of 2026.
      keepBytes: 32 * 1024 * 1024,
    }).then(
      ({ stdout, stderr }) => `${stdout}\n${stderr}`,
      (error: unknown) => {
        if (!(error instanceof ChildError) || error.failure.kind !== 'exited') {
          throw explainFailure(error, { wanted: wantedLxml, folder: scratch })
        }
        return `${error.stdout}\n${error.stderr}`
      },
    )
    return understand(said, python)
  })
}

/** Reads what pip said, as every pip from 18.1 to 24.2 words it. */
export function understand(said: string, python: Python): { files: readonly string[]; isWhole: boolean } {
  const unreached = said.split('\n').filter((line) => /Could not fetch URL|Ignoring indexes/.test(line))
  const files = [...new Set(said.match(/lxml-[^\s/#"'?]+\.(?:whl|tar\.gz)/g) ?? [])]
  if (files.some((name) => name.endsWith('.whl'))) return { files, isWhole: unreached.length === 0 }

  const versions = (/\(from versions: ([^)]*)\)/.exec(said)?.[1] ?? '').split(', ').filter((it) => valid(it) !== null)
  if (versions.length > 0) {
    // A pip that does not name the wheels it saw still names the releases that this interpreter can have.
    const tags = `cp-${python.abi}-${wheelPlatforms(python)[0]}`
    return { files: versions.map((version) => `lxml-${version}-${tags}.whl`), isWhole: false }
  }
  throw noIndex(unreached.length > 0 ? unreached.join('\n') : said, wantedLxml)
}

function told(files: readonly string[]): Omit<IndexAnswer, 'isFresh'> {
  return {
    wheels: files.map((file) => wheelName(file)).filter((it) => it !== undefined),
    sdists: files.flatMap((file) => clean(/^lxml-(\d.*)\.tar\.gz$/.exec(file)?.[1] ?? '') ?? []),
  }
}

function fileFor(env: Environment): string {
  const settings = ['PIP_INDEX_URL', 'PIP_EXTRA_INDEX_URL', 'PIP_FIND_LINKS', 'PIP_NO_INDEX', 'PIP_CONFIG_FILE']
  return memoryFile(join(cacheFolder(env), 'index'), JSON.stringify(settings.map((name) => env[name] ?? '')))
}

function isMemory(value: unknown): value is Memory {
  const { askedAt, files } = (value ?? {}) as Partial<Memory>
  return typeof askedAt === 'number' && Array.isArray(files) && files.every((name) => typeof name === 'string')
}
