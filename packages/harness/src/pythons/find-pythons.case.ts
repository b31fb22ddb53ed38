import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runChild } from '../children/run-child.ts'
import { choosePython } from './choose-python.ts'
import { findPythons } from './find-pythons.ts'
import type { Python } from './python.ts'

let folder: string
let env: NodeJS.ProcessEnv
let real: Python

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plateau-case-'))
  real = (await findPythons())[0] ?? expect.fail('Expected a Python on this machine')
  const bin = join(folder, 'bin')
  await mkdir(bin)
  env = { PATH: bin, HOME: folder, PLATEAU_CACHE: join(folder, 'cache') }
})

afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

test('findPythons() describes interpreters as they describe themselves, the newest first', async () => {
  const pythons = await findPythons()

  for (const { executable, version, abi } of pythons) {
    const program = 'import sys; print("%d.%d.%d" % sys.version_info[:3]); print(sys.executable)'
    const { stdout } = await runChild(executable, ['-c', program], { env: { PATH: process.env['PATH'] } })
    expect(stdout.trim().split(/\r?\n/)).toEqual([version, executable])
    expect(abi).toMatch(new RegExp(`^cp${version.split('.').slice(0, 2).join('')}[a-z]*$`))
  }
  const minors = pythons.map(({ version }) => version.split('.').map(Number)).map(([a = 0, b = 0]) => a * 1000 + b)
  expect(minors).toEqual(minors.toSorted((a, b) => b - a))
})

test('findPythons() finds nothing where nothing is', async () => {
  expect(await findPythons({ env })).toEqual([])
})

test('findPythons() takes several names of one file for one interpreter', async () => {
  for (const name of ['python', 'python3', 'python3.99']) await symlink(real.executable, join(folder, 'bin', name))

  expect(await findPythons({ env })).toHaveLength(1)
})

test('findPythons() tells a virtual environment from the interpreter it was made with', async () => {
  await runChild(real.executable, ['-m', 'venv', '--without-pip', join(folder, 'venv')], { env })
  await symlink(real.executable, join(folder, 'bin', 'python'))

  const pythons = await findPythons({ env: { ...env, VIRTUAL_ENV: join(folder, 'venv') } })

  expect(pythons.map(({ version }) => version)).toEqual([real.version, real.version])
  expect(pythons[0]?.executable).toBe(join(folder, 'venv', 'bin', 'python'))
})

test.each([
  ['pyenv', '.pyenv/versions/9.9.9/bin'],
  ['uv', '.local/share/uv/python/cpython-9.9.9-linux/bin'],
  ['conda', 'miniforge3/bin'],
  ['an environment of conda', 'miniconda3/envs/mine/bin'],
])('findPythons() looks into %s', async (_, place) => {
  await mkdir(join(folder, place), { recursive: true })
  await symlink(real.executable, join(folder, place, 'python'))

  expect(await findPythons({ env })).toMatchObject([{ version: real.version }])
})

test('findPythons() leaves out what does not answer as Python, and shims', async () => {
  await script('bin', 'python3', '#!/bin/sh\nexit 1')
  await script('bin', 'python3.12', '#!/bin/sh\necho hello')
  await script('bin', 'python2', 'no program at all')
  await mkdir(join(folder, 'shims'))
  await script('shims', 'python', `#!/bin/sh\nexec ${real.executable} "$@"`)

  expect(await findPythons({ env: { ...env, PATH: `${join(folder, 'bin')}:${join(folder, 'shims')}` } })).toEqual([])
})

test('choosePython() with a shim chooses the interpreter behind it, anew each time', async () => {
  await mkdir(join(folder, 'shims'))
  const shim = await script('shims', 'python', `#!/bin/sh\nexec ${real.executable} "$@"`)

  const python = await choosePython(shim, { env })

  expect(python.executable).toBe(real.executable)
  await expect(readdir(join(folder, 'cache'))).rejects.toThrow('ENOENT')
})

test('choosePython() remembers an interpreter, asks a changed one again, and replaces a broken memory', async () => {
  const venv = join(folder, 'venv')
  await runChild(real.executable, ['-m', 'venv', '--without-pip', '--copies', venv], { env })
  const path = join(venv, 'bin', 'python')
  const memories = join(folder, 'cache', 'pythons')
  const first = await choosePython(path, { env })
  const [name = ''] = await readdir(memories)
  const memory = await readFile(join(memories, name), 'utf8')
  const forged = memory.replaceAll(`"version":"${first.version}"`, '"version":"9.9.9"')

  await writeFile(join(memories, name), forged)
  expect((await choosePython(path, { env })).version).toBe('9.9.9')

  for (const broken of ['{"path":', '[]', 'null', forged.replace('"9.9.9"', '9')]) {
    await writeFile(join(memories, name), broken)
    expect(await choosePython(path, { env })).toEqual(first)
    expect(await readFile(join(memories, name), 'utf8')).toBe(memory)
  }

  await writeFile(join(memories, name), forged)
  await utimes(path, 1, 1)
  expect(await choosePython(path, { env })).toEqual(first)
})

test('choosePython() starts none but those that can be meant', async () => {
  const other = join(folder, '.pyenv', 'versions', '9.9.9', 'bin')
  await mkdir(other, { recursive: true })
  await script(join('.pyenv', 'versions', '9.9.9', 'bin'), 'python', `#!/bin/sh\necho > ${folder}/started\nexit 1`)
  await symlink(real.executable, join(folder, 'bin', 'python'))

  await choosePython(real.version, { env })

  expect(await readdir(folder)).not.toContain('started')
  await findPythons({ env })
  expect(await readdir(folder)).toContain('started')
})

test('choosePython() takes the beginning of a version by whole numbers', async () => {
  const [major = '', minor = ''] = real.version.split('.')
  await symlink(real.executable, join(folder, 'bin', 'python'))

  for (const request of [major, `${major}.${minor}`, real.version]) {
    expect(await choosePython(request, { env })).toMatchObject({ version: real.version })
  }
  const partial = `${major}.${minor.slice(0, -1)}`
  await expect(choosePython(partial === `${major}.` ? `${major}.99` : partial, { env })).rejects.toThrow(
    /^Expected --python to name an interpreter, got "\d+\.\d+": here are \d/,
  )
})

test('choosePython() names the interpreters that are here when the one asked for is not', async () => {
  await symlink(real.executable, join(folder, 'bin', 'python'))

  for (const request of ['3.99', 'nosuch', './nosuch']) {
    await expect(choosePython(request, { env })).rejects.toThrow(
      `Expected --python to name an interpreter, got "${request}": here are ${real.version} (`,
    )
  }
})

test.each([
  ['fails', '#!/bin/sh\necho "no \u001b[31mPython" >&2; exit 3', /exited with code 3\n\nno \\x1b\[31mPython$/],
  ['prints something else', '#!/bin/sh\necho hello', /which does not answer as one\n\n/],
  ['cannot be started', '\u007fELF', /which does not answer as one\n\n/],
  ['reads on for ever', '#!/bin/sh\nexec cat', /which does not answer as one\n\n/],
])('choosePython() says what came of a file that %s', async (_, content, message) => {
  const path = await script('bin', 'python', content)

  const choosing = choosePython(path, { env })

  await expect(choosing).rejects.toMatchObject({ name: 'UsageError' })
  await expect(choosing).rejects.toThrow(message)
})

test('choosePython() does not have a shell, named in its place, run the program', async () => {
  await cp('/bin/sh', join(folder, 'bin', 'python'))

  await expect(choosePython('python', { env })).rejects.toThrow(/which does not answer as one/)
  expect(await readdir(folder)).toEqual(['bin'])
})

async function script(place: string, name: string, content: string): Promise<string> {
  const path = join(folder, place, name)
  await writeFile(path, content)
  await chmod(path, 0o755)
  return path
}
