import { constants } from 'node:fs/promises'
import { homedir } from 'node:os'
import { resolve } from 'node:path'
import { firstThere } from '../first-there.ts'
import { onPath } from '../on-path.ts'
import { ChildError } from '../children/child-error.ts'
import { visible } from '../children/visible.ts'
import { ProvideError } from '../provide-error.ts'
import { UsageError } from '../usage-error.ts'
import { type AskOptions, askPython } from './ask-python.ts'
import { type Candidate, candidates } from './candidates.ts'
import { askAll, findPythons } from './find-pythons.ts'
import { isFreeThreaded, named, type Python } from './python.ts'

/**
 * The interpreter that `--python` names: a path, a command on PATH, or a version's beginning (`3.11`, `2.7`, `3.13t`);
 * the newest found if it is not given. Starts only those that can be meant.
 *
 * @throws UsageError where nothing answers to that name.
 * @throws ProvideError where this machine has no Python.
 *
 * @example
 * ```ts
 * import { choosePython } from '@plateau/harness'
 *
 * const python = await choosePython('3')
 * ```
 */
export async function choosePython(request: string | undefined, options: AskOptions = {}): Promise<Python> {
  const env = options.env ?? process.env
  const chosen =
    request === undefined
      ? (await findPythons(options))[0]
      : /^\d+(?:\.\d+){0,2}t?$/.test(request)
        ? await byVersion(request, await candidates(env), options)
        : await byPath(request, options)
  if (chosen !== undefined) return chosen

  const all = await findPythons(options)
  if (all.length === 0) throw noPython()
  throw new UsageError(
    `Expected --python to name an interpreter, got "${visible(request ?? '')}": here are ${all.map(named).join(', ')}`,
  )
}

/** For a machine without any interpreter. */
export function noPython(): ProvideError {
  return new ProvideError(
    'Expected a Python on this machine, found none on PATH, in pyenv, uv or conda: install Python 3.8 or newer ' +
      '(Debian, Ubuntu: apt install python3 python3-pip; macOS: brew install python; uv: uv python install), ' +
      'or name one with --python PATH',
    { kind: 'no python' },
  )
}

async function byVersion(request: string, all: readonly Candidate[], options: AskOptions): Promise<Python | undefined> {
  const freeThreaded = request.endsWith('t')
  const version = freeThreaded ? request.slice(0, -1) : request
  const meant = all.filter(({ hint }) => hint === undefined || begins(hint, version) || begins(version, hint))
  const found = (await askAll(meant, options)).filter((python) => begins(python.version, version))
  return found.find((python) => isFreeThreaded(python) === freeThreaded) ?? (freeThreaded ? undefined : found[0])
}

/** Compares whole numbers: `3.1` does not begin `3.11`. */
function begins(version: string, beginning: string): boolean {
  return `${version}.`.startsWith(`${beginning}.`)
}

async function byPath(request: string, options: AskOptions): Promise<Python | undefined> {
  const path = await located(request, options)
  if (path === undefined) return undefined
  const answer = await askPython(path, options)
  switch (answer.kind) {
    case 'python':
      return answer.python
    case 'other':
      throw new UsageError(
        `Expected --python to name a CPython, got "${visible(request)}", which is ${visible(answer.implementation)}`,
      )
    case 'no answer': {
      const said = answer.error instanceof ChildError ? answer.error.message : visible(answer.error.message)
      throw new UsageError(
        `Expected --python to name an interpreter, got "${visible(request)}", which does not answer as one\n\n${said}`,
        { cause: answer.error },
      )
    }
  }
}

async function located(request: string, options: AskOptions): Promise<string | undefined> {
  const isCommand = !/[\\/]/.test(request)
  const command = isCommand ? await onPath(request, options.env) : undefined
  return command ?? (await firstThere([resolve(request.replace(/^~(?=\/)/, homedir()))], constants.X_OK))
}
