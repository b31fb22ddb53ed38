import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runChild } from '@plateau/harness'

const root = fileURLToPath(new URL('../..', import.meta.url))
export const tsc = join(root, 'node_modules', '.bin', 'tsc')

/** Packs plateau into a folder as it would be published, and gives the tarball's path. */
export async function pack(folder: string, signal?: AbortSignal): Promise<string> {
  await run([...(await pnpm()), 'pack', '--pack-destination', folder], {
    cwd: join(root, 'packages/plateau'),
    ...(signal !== undefined && { signal }),
  })
  const [tarball, ...others] = (await readdir(folder)).filter((file) => file.endsWith('.tgz'))
  if (tarball === undefined || others.length > 0) throw new Error(`Expected one tarball, got ${others.length}`)
  return join(folder, tarball)
}

/** The package manager that this repository names, as anybody would call it. */
export async function pnpm(): Promise<readonly string[]> {
  const { packageManager } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    readonly packageManager: string
  }
  return ['npx', '-y', packageManager]
}

export interface InProject {
  readonly cwd: string
  readonly signal?: AbortSignal
}

/** Runs a command as a user's shell would in a project of their own, and gives what it printed on standard output. */
export async function run([command = '', ...args]: readonly string[], { cwd, signal }: InProject): Promise<string> {
  const { stdout } = await runChild(command, args, {
    cwd,
    env: { ...asFromAShell(), NO_COLOR: '1' },
    timeoutMs: 240_000,
    ...(signal !== undefined && { signal }),
  })
  return stdout
}

/** The environment without what the test run that this is part of has put there. */
function asFromAShell(): NodeJS.ProcessEnv {
  const added =
    /^(?:VITEST|NODE_ENV|NODE_OPTIONS|INIT_CWD|npm_lifecycle_|npm_package_|npm_config_user_agent|GITHUB_|PNPM_)/
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !added.test(name)))
}
