import { ChildError } from '../children/child-error.ts'
import { runChild } from '../children/run-child.ts'
import { ProvideError } from '../provide-error.ts'
import { pythonEnvironment } from '../pythons/ask-python.ts'
import type { Python } from '../pythons/python.ts'
import type { Context } from './provide-options.ts'

/**
 * Imports the lxml in `folder` with an interpreter, and compiles its modules as of the folder they will have: a run must
 * not be the first to write them, and find other memory in use than the next.
 *
 * @throws ProvideError where it cannot be imported.
 */
export async function verifyImport(
  folder: string,
  python: Python,
  options: Context & { readonly destination: string },
): Promise<void> {
  const { env, signal, destination } = options
  await runChild(python.executable, ['-', folder, destination], {
    env: pythonEnvironment(env),
    cwd: folder,
    input: program,
    timeoutMs: 120_000,
    ...(signal === undefined ? {} : { signal }),
  }).catch((error: unknown) => {
    if (!(error instanceof ChildError)) throw error
    const [, ...evidence] = error.message.split('\n')
    throw new ProvideError(
      [`Expected an lxml that Python ${python.version} can import, got one that fails`, ...evidence].join('\n'),
      { kind: 'not importable', stderr: error.stderr },
      { cause: error },
    )
  })
}

const program = `
import compileall, sys
folder, destination = sys.argv[1:]
sys.path.insert(0, folder)
from lxml import etree
if not etree.__file__.startswith(folder):
    sys.exit('lxml came from ' + etree.__file__)
compileall.compile_dir(folder, ddir=destination, quiet=1)
`
