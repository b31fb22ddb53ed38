import { mkdir } from 'node:fs/promises'
import { devNull } from 'node:os'
import { join } from 'node:path'
import { compare } from '@renovatebot/pep440'
import { type Output, runChild } from '../children/run-child.ts'
import { ProvideError } from '../provide-error.ts'
import { pythonEnvironment } from '../pythons/ask-python.ts'
import type { Environment } from '../pythons/cache-folder.ts'
import { findPythons } from '../pythons/find-pythons.ts'
import type { Python } from '../pythons/python.ts'
import type { Context } from './provide-options.ts'
import type { Wanted } from './wanted.ts'
import { wheelPlatforms } from './wheel-platforms.ts'

/** A pip that can fetch wheels for an interpreter, its own or another's. */
export interface Pip {
  readonly executable: string
  /** What tells it whom the wheels are for; nothing for its own interpreter, whose tags it knows best. */
  readonly target: readonly string[]
}

export interface PipOptions extends Context {
  readonly scratch: string
  readonly keepBytes?: number
  /** What a setup.py that pip starts may import beside its interpreter's own. */
  readonly pythonPath?: string
}

/** From here on pip knows every platform tag that there is (musllinux came last, PEP 656). */
const knowsAllTags = '21.2'
/** From here on `--platform` may be given more than once. */
const takesPlatforms = '20.3'

/**
 * Picks the pip that serves an interpreter best: its own if that is recent, else the newest of any interpreter here.
 *
 * @throws ProvideError where no interpreter has one.
 */
export async function pipFor(python: Python, wanted: Wanted, context: Context): Promise<Pip> {
  const own = { executable: python.executable, target: [] }
  if (python.pip !== undefined && compare(python.pip, knowsAllTags) >= 0) return own

  const newest = (await newestPip(context)) ?? (await newestPip({ ...context, afresh: true }))
  if (newest?.pip !== undefined && compare(newest.pip, python.pip ?? takesPlatforms) >= 0) {
    if (newest.executable === python.executable) return own
    if (compare(newest.pip, takesPlatforms) >= 0) return { executable: newest.executable, target: targetOf(python) }
  }
  if (python.pip !== undefined) return own
  throw noPip(python, wanted)
}

/** For a machine where something would have to be fetched and no interpreter can. */
function noPip(python: Python, { name, instead }: Wanted): ProvideError {
  return new ProvideError(
    `Expected a pip to fetch ${name} with, found no interpreter that has one: run "${python.executable} -m ensurepip", ` +
      `or install it from the system (Debian, Ubuntu: apt install python3-pip), or ${instead}`,
    { kind: 'no pip' },
  )
}

/** Runs pip with its temporary files below `scratch`, so that nothing of it stays elsewhere when it is killed. */
export async function runPip(pip: Pip, args: readonly string[], options: PipOptions): Promise<Output> {
  const { env, signal, scratch, keepBytes, pythonPath } = options
  const [cwd, temporary] = [join(scratch, 'cwd'), join(scratch, 'tmp')]
  await Promise.all([cwd, temporary].map((folder) => mkdir(folder, { recursive: true })))
  return await runChild(pip.executable, ['-m', 'pip', ...args], {
    env: { ...pipEnvironment(env), TMPDIR: temporary, TEMP: temporary, TMP: temporary, PYTHONPATH: pythonPath },
    cwd,
    ...(keepBytes === undefined ? {} : { keepBytes }),
    ...(signal === undefined ? {} : { signal }),
  })
}

async function newestPip(options: Context & { afresh?: boolean }): Promise<Python | undefined> {
  const able = (await findPythons(options)).filter(({ pip }) => pip !== undefined)
  return able.toSorted((a, b) => compare(b.pip ?? '', a.pip ?? ''))[0]
}

function targetOf(python: Python): readonly string[] {
  return [
    '--implementation',
    'cp',
    '--python-version',
    python.version,
    '--abi',
    python.abi,
    ...wheelPlatforms(python).flatMap((platform) => ['--platform', platform]),
  ]
}

/** The user's settings of pip (index, proxies, certificates), but for those that say where and how to install. */
function pipEnvironment(env: Environment): Environment {
  return {
    ...pythonEnvironment(env),
    PIP_DISABLE_PIP_VERSION_CHECK: '1',
    PIP_NO_INPUT: '1',
    PIP_NO_COLOR: '1',
    PIP_PROGRESS_BAR: 'off',
    PIP_NO_PYTHON_VERSION_WARNING: '1',
    PIP_ROOT_USER_ACTION: 'ignore',
    PIP_USER: '0',
    PIP_REQUIRE_VIRTUALENV: '0',
    // An empty value is taken for none, and then the configuration file's constraints hold: they pin the user's lxml.
    PIP_CONSTRAINT: devNull,
    PIP_TARGET: undefined,
    PIP_PREFIX: undefined,
    PIP_ROOT: undefined,
    PIP_REQUIREMENT: undefined,
    PIP_DRY_RUN: undefined,
  }
}
