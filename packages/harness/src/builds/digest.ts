import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'

/** What a build leaves in a source folder, and what has no part in one. */
const made = /\.(?:so|pyd|dll|dylib|o|a|pyc|pyo|whl|orig|rej)$/i
const madeFolders = new Set(['build', 'dist', 'doc', 'docs', 'wheelhouse', 'venv', 'env', 'libs', '__pycache__'])

export async function digestOfFile(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex')
}

/** Of the names and bytes of its source files, whatever their times and wherever it lies. */
export async function digestOfFolder(folder: string): Promise<string> {
  const hash = createHash('sha256')
  for (const path of await sourceFiles(folder)) {
    hash.update(`${relative(folder, path).split(sep).join('/')}\0${await digestOfFile(path)}\n`)
  }
  return hash.digest('hex')
}

/** The files that a build of a folder goes by: all but hidden ones, and what a build makes. */
export async function sourceFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = new Set(entries.map(({ name }) => name))
  const found = await Promise.all(
    entries.map(async (entry): Promise<readonly string[]> => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return isMadeFolder(entry.name) ? [] : await sourceFiles(path)
      return entry.isFile() && !isMade(entry.name, names) ? [path] : []
    }),
  )
  return found.flat().toSorted((a, b) => (a < b ? -1 : 1))
}

function isMadeFolder(name: string): boolean {
  return name.startsWith('.') || name.endsWith('.egg-info') || madeFolders.has(name)
}

/** Cython writes `etree.c` beside `etree.pyx`, and anew for each build. */
function isMade(name: string, beside: ReadonlySet<string>): boolean {
  if (name.startsWith('.') || made.test(name)) return true
  const stem = name.replace(/\.c$/, '')
  return stem !== name && (beside.has(`${stem}.pyx`) || beside.has(`${stem}.py`))
}
