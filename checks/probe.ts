/** Lints all Python here, and compiles what runs beside a subject with every Python found, 2.7 included. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { findPythons, type Python } from '@plateau/harness'

const root = new URL('..', import.meta.url).pathname
const probe = join(root, 'packages', 'harness', 'python')
// Reads and compiles, and leaves no __pycache__ behind.
const compileAll = `
import io, os, sys
for folder, _, names in os.walk(sys.argv[1]):
    for name in names:
        if name.endswith('.py'):
            path = os.path.join(folder, name)
            compile(io.open(path, encoding='utf-8').read().encode('utf-8'), path, 'exec')
`

const pythons = await findPythons()
for (const python of pythons) run(python.executable, ['-c', compileAll, probe])
run('ruff', ['check', '--no-cache', root])
run('ruff', ['format', '--no-cache', '--check', root])
process.stdout.write(`the probe compiles with ${pythons.map(({ version }: Python) => version).join(', ')}\n`)

function run(command: string, args: readonly string[]): void {
  execFileSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
}
