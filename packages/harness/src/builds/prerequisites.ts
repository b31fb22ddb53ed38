import { constants, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isThere } from '../first-there.ts'
import { onPath } from '../on-path.ts'
import { ChildError } from '../children/child-error.ts'
import { runChild } from '../children/run-child.ts'
import type { Context } from '../packages/provide-options.ts'
import { ProvideError } from '../provide-error.ts'
import { pythonEnvironment } from '../pythons/ask-python.ts'
import type { Environment } from '../pythons/cache-folder.ts'
import { named, type Python } from '../pythons/python.ts'

/** Something that a build takes from the system. */
interface Need {
  readonly name: string
  /** What Debian and Ubuntu, and Fedora, call the package that has it. */
  readonly packages: readonly [string, string]
  readonly isMet: () => Promise<boolean>
}

export interface PrerequisitesOptions extends Context {
  /** Where files of the check's own may be written. */
  readonly scratch: string
  /** Whether libxml2 and libxslt come from the system, rather than from a build of plateau's. */
  readonly libraries: 'of the system' | 'built'
}

/**
 * Compiles and links an empty program with each thing that a build of lxml takes from the system.
 *
 * @throws ProvideError that names all that is missing, and how to get it.
 */
export async function checkPrerequisites(python: Python, options: PrerequisitesOptions): Promise<void> {
  const { env, scratch, libraries } = options
  const [compiler = 'cc', ...flags] = compilerOf(env)
  if (!(await isCommand(compiler, env))) {
    throw lacking([{ name: `a C compiler (${compiler})`, packages: ['gcc libc6-dev', 'gcc'] }], python, libraries)
  }
  await mkdir(scratch, { recursive: true })
  const includes = await headersOf(python, options)
  const compiles = async (program: string, args: readonly string[]) => {
    const file = join(scratch, 'need.c')
    await writeFile(file, `${program}\nint main(void) { return 0; }\n`)
    const told = [...flags, ...args, '-o', join(scratch, 'need')]
    return await succeeds(compiler, [file, ...told], options)
  }
  const needs: readonly Need[] = [
    {
      name: `the headers of Python ${python.version}`,
      packages: ['python3-dev', 'python3-devel'],
      isMet: () => compiles('#include <Python.h>', ['-fsyntax-only', ...includes.map((folder) => `-I${folder}`)]),
    },
    {
      name: 'zlib with its headers',
      packages: ['zlib1g-dev', 'zlib-devel'],
      isMet: () => compiles('#include <zlib.h>', ['-lz']),
    },
    ...(libraries === 'built' ? [] : await systemLibraries(options, compiles)),
  ]
  const missing: Need[] = []
  for (const need of needs) if (!(await need.isMet())) missing.push(need)
  if (missing.length > 0) throw lacking(missing, python, libraries)
}

/** `CC` may be a command with flags. */
export function compilerOf(env: Environment): readonly string[] {
  const words = (env['CC'] ?? '').split(' ').filter((word) => word !== '')
  return words.length === 0 ? ['cc'] : words
}

/** The folders that hold `Python.h` and its like. */
async function headersOf(python: Python, { env, signal }: Context): Promise<readonly string[]> {
  const { stdout } = await runChild(python.executable, ['-'], {
    env: pythonEnvironment(env),
    input: "import sysconfig; print('\\n'.join(sysconfig.get_path(it) or '' for it in ('include', 'platinclude')))",
    ...(signal !== undefined && { signal }),
  })
  return [...new Set(stdout.split('\n').map((it) => it.trim()))].filter((it) => it !== '')
}

type Compiles = (program: string, args: readonly string[]) => Promise<boolean>

/** As lxml's setup.py looks for them: by pkg-config, else by the libraries' own scripts. */
async function systemLibraries(options: PrerequisitesOptions, compiles: Compiles): Promise<readonly Need[]> {
  const flags = async (name: string, script: string) =>
    (await answerOf('pkg-config', ['--cflags', '--libs', name], options)) ??
    (await answerOf(script, ['--cflags', '--libs'], options)) ??
    []
  return [
    {
      name: 'libxml2 with its headers',
      packages: ['libxml2-dev', 'libxml2-devel'],
      isMet: async () => await compiles('#include <libxml/tree.h>', await flags('libxml-2.0', 'xml2-config')),
    },
    {
      name: 'libxslt with its headers',
      packages: ['libxslt1-dev', 'libxslt-devel'],
      isMet: async () => await compiles('#include <libxslt/xslt.h>', await flags('libxslt', 'xslt-config')),
    },
  ]
}

async function answerOf(
  command: string,
  args: readonly string[],
  { env, signal }: Context,
): Promise<readonly string[] | undefined> {
  try {
    const { stdout } = await runChild(command, args, { env, ...(signal !== undefined && { signal }) })
    return stdout.split(/\s+/).filter((word) => word !== '')
  } catch (error) {
    if (error instanceof ChildError) return undefined
    throw error
  }
}

async function succeeds(command: string, args: readonly string[], context: Context): Promise<boolean> {
  return (await answerOf(command, args, context)) !== undefined
}

/** Whether a command is on PATH, or a file that can be started. */
export async function isCommand(command: string, env: Environment): Promise<boolean> {
  if (command.includes('/')) return await isThere(command, constants.X_OK)
  return (await onPath(command, env)) !== undefined
}

function lacking(
  missing: readonly Omit<Need, 'isMet'>[],
  python: Python,
  libraries: PrerequisitesOptions['libraries'],
): ProvideError {
  const names = missing.map(({ name }) => name)
  const install = (which: 0 | 1) => missing.map(({ packages }) => packages[which]).join(' ')
  const own = names.some((name) => name.startsWith('the headers of Python'))
    ? `; for ${named(python)} they come with that Python, or name another with --python`
    : ''
  const instead =
    libraries === 'of the system' && names.some((name) => name.startsWith('lib'))
      ? ', or let plateau build them with --symbols'
      : ''
  return new ProvideError(
    `Expected what it takes to build lxml from source, this machine lacks ${names.join(', ')}: install it ` +
      `(Debian, Ubuntu: apt install ${install(0)}; Fedora: dnf install ${install(1)}${own})${instead}`,
    { kind: 'cannot build', missing: names },
  )
}
