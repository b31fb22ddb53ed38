import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, delimiter, dirname, join, sep } from 'node:path'
import { type Environment, homeFolder } from './cache-folder.ts'

/** A file that may be an interpreter: nobody asked it yet. */
export interface Candidate {
  readonly path: string
  /** The version that its path suggests, to save asking those that cannot be meant: `3.11.7` or `3.11`. */
  readonly hint?: string
}

const interpreterName = /^python(?:\d+(?:\.\d+)?t?)?(?:\.exe)?$/i

/**
 * Lists the files that may be interpreters: of the active virtual environment, on PATH, in pyenv, asdf, mise, uv and
 * conda. Starts none. A file with several names is listed once, but a virtual environment apart from the interpreter that
 * it was made with.
 */
export async function candidates(env: Environment): Promise<readonly Candidate[]> {
  const folders = [...new Set([...nearFolders(env), ...(await managedFolders(env))])]
  const paths = (await Promise.all(folders.map(interpretersIn))).flat()
  const identified = await Promise.all(paths.map(identify))
  const found = new Map<string, Candidate>()
  for (const one of identified) {
    if (one !== undefined && !found.has(one.identity)) found.set(one.identity, one.candidate)
  }
  return [...found.values()]
}

function nearFolders(env: Environment): readonly string[] {
  const active = [env['VIRTUAL_ENV'], env['CONDA_PREFIX']].filter((folder) => folder !== undefined && folder !== '')
  return [...active.flatMap((folder) => binFolders(folder as string)), ...pathFolders(env).filter((it) => !isShims(it))]
}

/** The folders on PATH, in order. */
export function pathFolders(env: Environment): readonly string[] {
  return (env['PATH'] ?? env['Path'] ?? '').split(delimiter).filter((folder) => folder !== '')
}

/** pyenv, asdf and mise put scripts there that pick an interpreter at each start: the interpreters are listed instead. */
function isShims(folder: string): boolean {
  return basename(folder) === 'shims'
}

async function managedFolders(env: Environment): Promise<readonly string[]> {
  const home = homeFolder(env)
  const data = env['XDG_DATA_HOME'] ?? join(home, '.local', 'share')
  const shimmed = pathFolders(env).filter(isShims).map(dirname)
  const condas = ['miniconda3', 'anaconda3', 'miniforge3', 'mambaforge'].map((name) => join(home, name))
  const parents = [
    ...[env['PYENV_ROOT'] ?? join(home, '.pyenv'), ...shimmed].map((root) => join(root, 'versions')),
    env['UV_PYTHON_INSTALL_DIR'] ?? join(data, 'uv', 'python'),
    join(home, '.asdf', 'installs', 'python'),
    join(data, 'mise', 'installs', 'python'),
    ...[env['CONDA_PREFIX'], ...condas].filter((it) => it !== undefined).map((root) => join(root, 'envs')),
    join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'Programs', 'Python'),
  ]
  const installed = await Promise.all(
    parents.map(async (parent) => (await listed(parent)).map((name) => join(parent, name))),
  )
  return [...installed.flat(), ...condas].flatMap(binFolders)
}

function binFolders(prefix: string): readonly string[] {
  return process.platform === 'win32' ? [prefix, join(prefix, 'Scripts')] : [join(prefix, 'bin')]
}

async function interpretersIn(folder: string): Promise<readonly string[]> {
  const names = (await listed(folder)).filter((name) => interpreterName.test(name))
  return names.map((name) => join(folder, name))
}

/** A folder that is not there, or may not be read, holds no interpreters for us. */
async function listed(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => [])
  return names.toSorted((a, b) => (a < b ? -1 : 1))
}

async function identify(path: string): Promise<{ identity: string; candidate: Candidate } | undefined> {
  const file = await realpath(path).catch(() => undefined)
  if (file === undefined) return undefined
  const prefix = dirname(dirname(path))
  const isEnvironment = await stat(join(prefix, 'pyvenv.cfg')).then(
    (found) => found.isFile(),
    () => false,
  )
  const hint = hintOf(file)
  return {
    identity: isEnvironment ? prefix : file,
    candidate: { path, ...(hint === undefined ? {} : { hint }) },
  }
}

function hintOf(file: string): string | undefined {
  const folder = file.split(sep).findLast((part) => /^(?:cpython-)?\d+\.\d+\.\d+/.test(part))
  const inFolder = folder === undefined ? null : /\d+\.\d+\.\d+/.exec(folder)
  return inFolder?.[0] ?? /^python(\d+\.\d+)/.exec(basename(file))?.[1]
}
