import { readdir, realpath } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { isThere } from '../first-there.ts'

/**
 * Where lldb's own Python modules are, beside it; nothing where they are where lldb looks by itself.
 *
 * Debian 12's looks in /usr/lib/local, where nothing is: its scripts fail with "No module named 'lldb.embedded_interpreter'".
 */
export async function lldbModules(lldb: string): Promise<string | undefined> {
  const libraries = join(dirname(dirname(await realpath(lldb))), 'lib')
  const names = await readdir(libraries).catch(() => [])
  const folders = names
    .filter((name) => /^python3(?:\.\d+)?$/.test(name))
    .flatMap((name) => ['dist-packages', 'site-packages'].map((packages) => join(libraries, name, packages)))
  for (const folder of folders) if (await isThere(join(folder, 'lldb', 'embedded_interpreter.py'))) return folder
  return undefined
}
