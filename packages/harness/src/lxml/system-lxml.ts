import { delimiter, parse } from 'node:path'
import { clean } from '@renovatebot/pep440'
import { ChildError } from '../children/child-error.ts'
import { runChild } from '../children/run-child.ts'
import type { Context } from '../packages/provide-options.ts'
import { pythonEnvironment } from '../pythons/ask-python.ts'
import type { Python } from '../pythons/python.ts'

/** What is importable: `folder` is set where only the user's PYTHONPATH makes it so. */
export interface SystemLxml {
  readonly version: string
  readonly folder?: string
}

/** Asks an interpreter which lxml it imports by itself, else with the user's PYTHONPATH; `undefined` if none. */
export async function systemLxml(python: Python, context: Context): Promise<SystemLxml | undefined> {
  const paths = (context.env['PYTHONPATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  const { signal } = context
  const { stdout } = await runChild(python.executable, ['-', ...paths], {
    env: pythonEnvironment(context.env),
    cwd: parse(process.execPath).root,
    input: program,
    timeoutMs: 60_000,
    ...(signal === undefined ? {} : { signal }),
  }).catch((error: unknown) => {
    if (error instanceof ChildError && error.failure.kind === 'exited') return { stdout: 'null' }
    throw error
  })
  const found = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? 'null') as SystemLxml | null
  // lxml writes `7.0.0.beta1` where its distribution, and the index, say `7.0.0b1`.
  return found === null ? undefined : { ...found, version: clean(found.version) ?? found.version }
}

/** As Python would have it, PYTHONPATH comes first. */
const program = `
import json, os, sys
paths = sys.argv[1:]
sys.path[1:1] = paths
from lxml import etree
found = {'version': etree.__version__}
folder = os.path.dirname(os.path.dirname(os.path.abspath(etree.__file__)))
if folder in [os.path.abspath(path) for path in paths]:
    found['folder'] = folder
print(chr(10) + json.dumps(found))
`
