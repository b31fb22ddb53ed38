import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The names of the callables that `python/ordinary.py` defines. */
export async function ordinary([folder = '']: readonly string[]): Promise<readonly string[]> {
  const source = await readFile(join(folder, 'ordinary.py'), 'utf8')
  return [...source.matchAll(/^def (\w+)\(\)/gm)].map(([, name]) => name ?? '')
}
