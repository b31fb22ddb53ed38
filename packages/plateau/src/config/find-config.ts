import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

const names = ['ts', 'mts', 'js', 'mjs'].map((ending) => `plateau.config.${ending}`)

/** The nearest configuration from a folder upwards. */
export function findConfig(from: string): string | undefined {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const found = names.map((name) => join(folder, name)).find((file) => existsSync(file))
    if (found !== undefined || folder === dirname(folder)) return found
  }
}
