/** Packs plateau as it would be published, and has its manifest and its types checked as those who install it see them. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = new URL('..', import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), 'plateau-packed-'))
try {
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly packageManager: string
  }
  run('npx', ['-y', packageManager, 'pack', '--pack-destination', folder], join(root, 'packages/plateau'))
  const [tarball = ''] = readdirSync(folder)
  run('publint', ['run', join(folder, tarball), '--strict'])
  // Node 20 and bundlers; older ways of resolving know no `exports`, and every module here is ESM.
  run('attw', [join(folder, tarball), '--profile', 'esm-only', '--format', 'table-flipped'])
  process.stdout.write(`${tarball} is right for its users\n`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function run(command: string, args: readonly string[], cwd = root): void {
  const path = [join(root, 'node_modules/.bin'), process.env['PATH']].join(':')
  // What pnpm and attw list is long, and nobody reads it where all is well.
  const { status, stdout, error } = spawnSync(command, args, {
    cwd,
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
    env: { ...process.env, PATH: path },
  })
  if (status !== 0) throw new Error(`Expected ${command} to succeed, got:\n\n${stdout}`, { cause: error })
}
