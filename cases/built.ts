import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Compiles what cases run as a user does. */
export function setup(): void {
  const root = fileURLToPath(new URL('..', import.meta.url))
  execFileSync('node_modules/.bin/tsc', ['-b'], { cwd: root, stdio: 'inherit' })
}
