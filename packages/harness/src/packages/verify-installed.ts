import { ChildError } from '../children/child-error.ts'
import { runChild } from '../children/run-child.ts'
import { ProvideError } from '../provide-error.ts'
import { pythonEnvironment } from '../pythons/ask-python.ts'
import type { Python } from '../pythons/python.ts'
import type { Context } from './provide-options.ts'
import type { Wanted } from './wanted.ts'

export interface VerifyOptions extends Context {
  readonly wanted: Wanted
  readonly imports: readonly string[]
  readonly destination: string
}

/**
 * Imports modules from `folder` with an interpreter, and compiles all that are there as of the folder they will have: a run
 * must not be the first to write them, and find other memory in use than the next.
 *
 * @throws ProvideError where one cannot be imported.
 */
export async function verifyInstalled(folder: string, python: Python, options: VerifyOptions): Promise<void> {
  const { env, signal, wanted, imports, destination } = options
  await runChild(python.executable, ['-', folder, destination, ...imports], {
    env: pythonEnvironment(env),
    cwd: folder,
    input: program,
    timeoutMs: 120_000,
    ...(signal === undefined ? {} : { signal }),
  }).catch((error: unknown) => {
    if (!(error instanceof ChildError)) throw error
    const [, ...evidence] = error.message.split('\n')
    throw new ProvideError(
      [`Expected Python ${python.version} to import ${wanted.name}, but that failed`, ...evidence].join('\n'),
      { kind: 'not importable', stderr: error.stderr },
      { cause: error },
    )
  })
}

const program = `
import compileall, importlib, sys
folder, destination = sys.argv[1:3]
sys.path.insert(0, folder)
for name in sys.argv[3:]:
    module = importlib.import_module(name)
    if not module.__file__.startswith(folder):
        sys.exit(name + ' came from ' + module.__file__)
compileall.compile_dir(folder, ddir=destination, quiet=1)
`
