import { clean, compare } from '@renovatebot/pep440'
import { provideBuiltRelease, provideSource, refuseSymbols } from '../builds/provide-built.ts'
import { namesSource } from '../builds/source.ts'
import { visible } from '../children/visible.ts'
import { isWhole } from '../packages/cache-entry.ts'
import { distributionsIn } from '../packages/distributions.ts'
import type { Context, ProvideOptions } from '../packages/provide-options.ts'
import { ProvideError } from '../provide-error.ts'
import type { Environment } from '../pythons/cache-folder.ts'
import { choosePython, noPython } from '../pythons/choose-python.ts'
import { named, type Python } from '../pythons/python.ts'
import { UsageError } from '../usage-error.ts'
import { lxmlFolder } from './cached-releases.ts'
import { type Choice, hasOnlySource, holderOf, newestStable, preferred } from './choose-release.ts'
import { lastAnswer, rememberAnswer } from './index-answer.ts'
import { installLxml, lxmlAmong } from './install-lxml.ts'
import { systemLxml } from './system-lxml.ts'
import { readWheel } from './wheel-file.ts'
import { loadable } from './wheel-name.ts'

/** An interpreter with an lxml. */
export interface Provided {
  readonly python: Python
  /** What was asked for, in the words of the request: `newest` where it named nothing. */
  readonly requested: string
  readonly version: string
  /** What PYTHONPATH must name for that lxml to be imported; absent where the interpreter imports it by itself. */
  readonly folder?: string
  /** What a reader must know of how it was come by. */
  readonly notes: readonly string[]
}

/**
 * Provides an lxml: a release by name, a wheel file, a source folder or an sdist, which are built, `system` for what is
 * importable, or, if nothing is asked for, the newest stable release that the interpreter can have. It is installed into plateau's cache and nowhere else, imported once
 * to see that it works, and from then on needs neither pip nor the network.
 *
 * @throws UsageError where what is asked for is not to be had.
 * @throws ProvideError where this machine lacks what it takes: a Python, pip, the index, room on the disk.
 * @throws what `signal` was aborted with.
 *
 * @example
 * ```ts
 * import { provideLxml } from '@plateau/harness'
 *
 * const { python, version, folder } = await provideLxml('5.4.0', { python: '3.11' })
 * ```
 */
export async function provideLxml(request?: string, options: ProvideOptions = {}): Promise<Provided> {
  const context = { ...options, env: options.env ?? process.env }
  if (request === undefined) return await provideNewest(context)
  const isWheel = /\.whl$/i.test(request)
  if (context.symbols !== undefined && (request === 'system' || isWheel)) throw refuseSymbols(request)
  if (request === 'system') return await provideSystem(context)
  if (isWheel) return await provideWheel(request, context)
  if (namesSource(request)) return await provideSource(request, context)
  const version = clean(request)
  if (version === null || version === undefined) {
    throw new UsageError(
      `Expected --lxml to be a release such as 5.4.0, a wheel, a source folder such as ./lxml, an sdist or "system", got "${visible(request)}"`,
    )
  }
  if (context.symbols !== undefined) return await provideBuiltRelease(version, { ...context, requested: request })
  return await provideNamed(request, version, context)
}

type Asked = Context & Pick<ProvideOptions, 'python'>

async function provideNamed(requested: string, version: string, context: Asked): Promise<Provided> {
  const choice = await holderOf(version, context.python, context).catch(async (error: unknown) => {
    if (error instanceof UsageError && (await hasOnlySource(version, context))) return undefined
    throw error
  })
  if (choice !== undefined) return await provideRelease(requested, choice, context)
  const because = 'the index has no wheel of that release for this system'
  return await provideBuiltRelease(version, { ...context, requested, because })
}

async function provideNewest(options: Asked): Promise<Provided> {
  const choice = await newestStable(options.python, options)
  if (options.symbols !== undefined) {
    return await provideBuiltRelease(choice.version, {
      ...options,
      python: choice.python.executable,
      requested: 'newest',
    })
  }
  const provided = await provideRelease('newest', choice, options)
  if (provided.version !== choice.version) await forgetWithdrawn(provided.version, choice.version, options.env)
  return provided
}

async function provideRelease(requested: string, choice: Choice, context: Asked): Promise<Provided> {
  const { python, version, notes } = choice
  const folder = lxmlFolder(python, version, context.env)
  if (await isWhole(folder)) return { python, requested, version, folder, notes }

  context.onProgress?.(`Installing lxml ${version} for Python ${python.version}`)
  // Asked for the newest, pip passes over releases that were withdrawn after they had been listed (PEP 592).
  const installed = await installLxml(requested === 'newest' ? `lxml<=${version}` : `lxml==${version}`, python, context)
  return { python, requested, ...installed, notes }
}

async function forgetWithdrawn(newest: string, listed: string, env: Environment): Promise<void> {
  const answer = await lastAnswer(env)
  if (answer === undefined) return
  const isLeft = (version: string) => compare(version, newest) <= 0 || compare(version, listed) > 0
  const wheels = answer.wheels.filter(({ version }) => isLeft(version)).map(({ file }) => file)
  const sdists = answer.sdists.filter(isLeft).map((version) => `lxml-${version}.tar.gz`)
  await rememberAnswer([...wheels, ...sdists], env)
}

async function provideWheel(request: string, context: Asked): Promise<Provided> {
  const wheel = await readWheel(request)
  const pythons =
    context.python === undefined ? await preferred(context) : [await choosePython(context.python, context)]
  const python = pythons.find((it) => loadable([wheel], it).length > 0)
  if (pythons.length === 0) throw noPython()
  if (python === undefined) {
    const tags = [wheel.pythons, wheel.abis, wheel.platforms].map((it) => it.join('.')).join('-')
    throw new UsageError(
      `Expected a wheel that ${pythons.map((it) => `${it.abi} on ${it.platform}`).join(' or ')} can load, got one for ${visible(tags)}`,
    )
  }
  const folder = lxmlFolder(python, wheel.sha256, context.env)
  if (await isWhole(folder)) {
    return { python, requested: request, version: lxmlAmong(await distributionsIn(folder)), folder, notes: [] }
  }

  context.onProgress?.(`Installing lxml ${wheel.version} for Python ${python.version} from a wheel`)
  try {
    const installed = await installLxml(wheel.path, python, { ...context, name: wheel.sha256 })
    return { python, requested: request, ...installed, notes: [] }
  } catch (error) {
    if (!(error instanceof ProvideError) || error.failure.kind !== 'pip failed') throw error
    const [, ...evidence] = error.message.split('\n')
    throw new UsageError(
      [`Expected --lxml to name a wheel that pip can install, got "${visible(request)}"`, ...evidence].join('\n'),
      { cause: error },
    )
  }
}

async function provideSystem(context: Asked): Promise<Provided> {
  const pythons =
    context.python === undefined ? await systemOrder(context) : [await choosePython(context.python, context)]
  if (pythons.length === 0) throw noPython()
  for (const python of pythons) {
    const found = await systemLxml(python, context)
    if (found !== undefined) return { python, requested: 'system', ...found, notes: [] }
  }
  throw new UsageError(
    `Expected an interpreter that can import lxml, got none of ${pythons.map(named).join(', ')}: ` +
      'install it there, or leave --lxml system out to have it fetched into the cache',
  )
}

/** What the user would start comes first. */
async function systemOrder(context: Context): Promise<readonly Python[]> {
  const started: Python[] = []
  for (const name of ['python', 'python3']) {
    const python = await choosePython(name, context).catch((error: unknown) => {
      if (error instanceof UsageError || error instanceof ProvideError) return undefined
      throw error
    })
    if (python !== undefined) started.push(python)
  }
  const executables = new Map([...started, ...(await preferred(context))].map((it) => [it.executable, it]))
  return [...executables.values()]
}
