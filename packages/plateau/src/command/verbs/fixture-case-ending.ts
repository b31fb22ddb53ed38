import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** How a case may end; what vitest looks for without a configuration comes last. */
export const caseEndings = ['.case.ts', '.test.ts'] as const

/** How a project's cases end: as vitest's configuration there has it, else so that vitest finds them without one. */
export async function caseEndingIn(project: string): Promise<(typeof caseEndings)[number]> {
  for (const name of await readdir(project)) {
    if (!/^vite(?:st)?\.(?:config|workspace|projects)\.[cm]?[jt]s$/.test(name)) continue
    if ((await readFile(join(project, name), 'utf8')).includes('.case.')) return '.case.ts'
  }
  return '.test.ts'
}
