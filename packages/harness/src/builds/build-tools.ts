import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { compare } from '@renovatebot/pep440'
import { parse } from 'smol-toml'
import { provideWith } from '../packages/provide-with.ts'
import type { Context } from '../packages/provide-options.ts'
import type { Python } from '../pythons/python.ts'

/** The folder of plateau's cache that holds what a source asks to be built with, as PYTHONPATH takes it. */
export async function provideBuildTools(source: string | undefined, python: Python, context: Context): Promise<string> {
  const { folder } = await provideWith(await requirementsOf(source, python), python, context)
  return folder
}

/**
 * What a source says in its pyproject.toml (PEP 518).
 *
 * Where it says nothing it is from before lxml 5, whose code Cython 3 does not take, and whose setup.py needs the distutils
 * that setuptools left alone until its version 60. From 3.12 on Python has none, and setuptools must bring its own.
 */
async function requirementsOf(source: string | undefined, python: Python): Promise<readonly string[]> {
  const text = source === undefined ? '' : await readFile(join(source, 'pyproject.toml'), 'utf8').catch(() => '')
  const { 'build-system': system } = parse(text) as { 'build-system'?: { requires?: unknown } }
  const asked = Array.isArray(system?.requires) ? system.requires.filter((it) => typeof it === 'string') : []
  const setuptools = compare(python.version, '3.12') < 0 ? 'setuptools<60' : 'setuptools'
  return asked.some((it) => /^cython\b/i.test(it))
    ? [...new Set([...asked, 'wheel'])]
    : ['Cython<3', setuptools, 'wheel']
}
