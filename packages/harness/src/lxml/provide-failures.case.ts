import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { runChild } from '../children/run-child.ts'
import { ProvideError } from '../provide-error.ts'
import { findPythons } from '../pythons/find-pythons.ts'
import type { Python } from '../pythons/python.ts'
import { provideLxml } from './provide-lxml.ts'
import { releases } from './releases.ts'

const silentIndex = { PIP_CONFIG_FILE: '/dev/null', PIP_FIND_LINKS: '', PIP_INDEX_URL: 'http://127.0.0.1:9/simple' }

let python: Python
let asked: string
let folder: string
let env: NodeJS.ProcessEnv

beforeAll(async () => {
  const pythons = await findPythons()
  python = pythons.find(({ pip }) => pip !== undefined) ?? expect.fail('Expected a Python with pip on this machine')
  asked = await mkdtemp(join(tmpdir(), 'plateau-case-'))
  await releases(python, { env: { ...process.env, PLATEAU_CACHE: asked } })
})

afterAll(async () => {
  await rm(asked, { recursive: true, force: true })
})

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plateau-case-'))
  env = { ...process.env, PLATEAU_CACHE: join(folder, 'cache') }
  await cp(asked, join(folder, 'cache'), { recursive: true })
})

afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

test('provideLxml() on a machine without Python says what to install', async () => {
  const providing = provideLxml(undefined, { env: { ...alone(), PATH: join(folder, 'nothing') } })

  await expect(providing).rejects.toMatchObject({ failure: { kind: 'no python' } })
  await expect(providing).rejects.toThrow(
    /^Expected a Python on this machine, .*: install Python 3\.8 or newer .*apt install/,
  )
})

test('provideLxml() on a machine without pip says how to get it', async () => {
  const venv = await environment('--without-pip')

  const providing = provideLxml(undefined, { env: { ...alone(), PATH: join(venv, 'bin') } })

  await expect(providing).rejects.toMatchObject({ failure: { kind: 'no pip' } })
  await expect(providing).rejects.toThrow(
    `Expected a pip to fetch lxml with, found no interpreter that has one: run "${venv}/bin/python -m ensurepip"`,
  )
})

test('provideLxml() looks for another pip when the one it knew is gone', async () => {
  const venv = await environment()
  const own = { ...alone(), PATH: join(venv, 'bin') }
  expect((await findPythons({ env: own }))[0]?.pip).toBeDefined()
  await runChild(join(venv, 'bin', 'python'), ['-m', 'pip', 'uninstall', '-y', 'pip'], { env: own })

  await expect(provideLxml(undefined, { env: own })).rejects.toMatchObject({ failure: { kind: 'no pip' } })
})

test('provideLxml() sees a pip that was installed after the interpreter was asked', async () => {
  const venv = await environment('--without-pip')
  const own = { ...alone(), PATH: join(venv, 'bin') }
  await expect(provideLxml(undefined, { env: own })).rejects.toMatchObject({ failure: { kind: 'no pip' } })
  await runChild(join(venv, 'bin', 'python'), ['-m', 'ensurepip'], { env: own })

  const listed = await releases((await findPythons({ env: own }))[0] ?? python, {
    env: { ...own, ...indexOf(process.env) },
  })

  expect(listed.length).toBeGreaterThan(0)
})

test.each(['6.0.0', undefined])('provideLxml(%s) without a network and a cache says what to check', async (request) => {
  const providing = provideLxml(request, { env: { ...env, ...silentIndex, PIP_RETRIES: '0' } })

  await expect(providing).rejects.toMatchObject({ failure: { kind: 'no index' } })
  await expect(providing).rejects.toThrow(
    /^Expected an answer from the package index, got none: check the network, .*\n\nCould not fetch URL http:\/\/127\.0\.0\.1:9\//,
  )
})

test('provideLxml() tells when the network goes away between the answer of the index and the download', async () => {
  const version = (await releases(python, { env })).at(-1)
  await rename(silentIndex)

  const providing = provideLxml(version, {
    env: { ...env, ...silentIndex, PIP_RETRIES: '0' },
    python: python.executable,
  })

  await expect(providing).rejects.toBeInstanceOf(ProvideError)
  expect(await leftovers()).toEqual([])
})

test('provideLxml() says when the disk is full, and leaves nothing behind', async () => {
  const module = new URL('./provide-lxml.ts', import.meta.url).href
  const script = join(folder, 'provide.mjs')
  await writeFile(
    script,
    `import { provideLxml } from '${module}'
     try { await provideLxml(undefined, { python: '${python.executable}' }) }
     catch ({ failure, message }) { console.log(JSON.stringify({ failure, message })) }`,
  )

  // No process below this shell can write a file of more than a megabyte: lxml.etree has five.
  const limited = `ulimit -f 2048; exec "$0" --import "$1" "$2"`
  const { stdout } = await runChild('sh', ['-c', limited, process.execPath, import.meta.resolve('tsx'), script], {
    env,
  })

  expect(JSON.parse(stdout)).toMatchObject({
    failure: { kind: 'disk full', folder: join(folder, 'cache', 'lxml') },
    message: expect.stringMatching(
      /^Expected room for lxml in .*, but the disk is full: make room, or name another folder/,
    ),
  })
  expect(await leftovers()).toEqual([])
})

test('provideLxml() says when the cache is on a small disk that is full', async ({ skip }) => {
  const small = join(folder, 'cache')
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'plateau-case', small], { stdio: 'ignore' })
  } catch {
    return skip('this user may not mount a file system')
  }
  try {
    const providing = provideLxml(undefined, { env, python: python.executable })

    await expect(providing).rejects.toMatchObject({ failure: { kind: 'disk full', folder: join(small, 'lxml') } })
    expect(await leftovers()).toEqual([])
  } finally {
    execFileSync('umount', [small])
  }
})

test.each([
  ['a file', async (path: string) => await writeFile(path, '')],
  [
    'a folder that cannot hold any',
    async (path: string) => await symlink(existsSync('/proc/self') ? '/proc/self/task' : '/dev/null', path),
  ],
])('provideLxml() says when the cache folder is %s', async (_, make) => {
  await rm(join(folder, 'cache'), { recursive: true })
  await make(join(folder, 'cache'))

  const providing = provideLxml(undefined, { env, python: python.executable })

  await expect(providing).rejects.toMatchObject({ failure: { kind: 'cache not writable' } })
  await expect(providing).rejects.toThrow(
    /^Expected a cache folder that can be written, got .*: name another one with PLATEAU_CACHE$/,
  )
})

test.each([
  ['lxml-6.1.3-cp313-cp313-manylinux2014_x86_64.whl', 'plainly no archive', /, which is no ZIP archive$/],
  ['lxml-6.1.3.whl', '', /^Expected --lxml to name a wheel such as lxml-/],
])('provideLxml() rejects the wheel %s of "%s"', async (name, content, message) => {
  const wheel = join(folder, name)
  await writeFile(wheel, content)

  await expect(provideLxml(wheel, { env })).rejects.toThrow(message)
})

test('provideLxml() says of a wheel that breaks off what pip said of it', async () => {
  const wheel = join(folder, 'lxml-6.1.3-py2.py3-none-any.whl')
  await writeFile(wheel, 'PK\u0003\u0004 and no more')

  const providing = provideLxml(wheel, { env, python: python.executable })

  await expect(providing).rejects.toMatchObject({ name: 'UsageError' })
  await expect(providing).rejects.toThrow(
    /^Expected --lxml to name a wheel that pip can install, got ".*"\n\n[^]*(invalid|zip)/i,
  )
  expect(await leftovers()).toEqual([])
})

test('provideLxml() rejects a wheel that is not there, and one for another system', async () => {
  const missing = join(folder, 'lxml-6.1.3-cp313-cp313-win_amd64.whl')
  await expect(provideLxml(missing, { env })).rejects.toThrow(/, which cannot be read \(ENOENT\)$/)
  await writeFile(missing, 'PK\u0003\u0004')

  const providing = provideLxml(missing, { env, python: python.executable })

  await expect(providing).rejects.toThrow(
    `Expected a wheel that ${python.abi} on ${python.platform} can load, got one for cp313-cp313-win_amd64`,
  )
})

test('provideLxml() tells two wheels of one version apart, and installs each but once', async () => {
  const offline = { ...env, ...silentIndex }
  const folders = new Set<string | undefined>()
  for (const etree of ['one = 1', 'two = 2', 'one = 1']) {
    const provided = await provideLxml(await wheelOf(etree), { env: offline, python: python.executable })
    folders.add(provided.folder)
    expect(provided.version).toBe('1.2.3')
    expect(await readFile(join(provided.folder ?? '', 'lxml', 'etree.py'), 'utf8')).toBe(etree)
  }

  expect(folders.size).toBe(2)
})

test('provideLxml() rejects an lxml that cannot be imported, and keeps none of it', async () => {
  const wheel = await wheelOf('raise ImportError("libxml2.so.2: no such file")')

  const providing = provideLxml(wheel, { env, python: python.executable })

  await expect(providing).rejects.toMatchObject({ failure: { kind: 'not importable' } })
  await expect(providing).rejects.toThrow(
    /^Expected Python \S+ to import lxml, but that failed\n\n[^]*ImportError: libxml2\.so\.2: no such file$/,
  )
  expect(await readdir(join(folder, 'cache', 'lxml'))).toEqual([])
})

test('provideLxml() does not take the lxml of the interpreter for the one it installed', async () => {
  const wheel = await wheelOf('import sys; sys.modules["lxml.etree"] = sys')

  await expect(provideLxml(wheel, { env, python: python.executable })).rejects.toThrow(/, but that failed\n\n/)
})

test('provideLxml() aborted midway leaves no child and no folder behind', async () => {
  const aborting = new AbortController()
  const providing = provideLxml(undefined, { env, python: python.executable, signal: aborting.signal })
  void providing.catch(() => {})
  await pipAtWork()

  aborting.abort(new Error('interrupted'))

  await expect(providing).rejects.toThrow('interrupted')
  expect(await leftovers()).toEqual([])
  expect(atWork()).toEqual([])
})

test('provideLxml() whose pip is killed midway fails, leaves nothing, and succeeds the next time', async () => {
  const providing = provideLxml(undefined, { env, python: python.executable })
  void providing.catch(() => {})
  for (const pid of await pipAtWork()) process.kill(pid, 'SIGKILL')

  await expect(providing).rejects.toMatchObject({ failure: { kind: 'pip failed' } })
  await expect(providing).rejects.toThrow(/^Expected pip to install lxml, but it failed: .* was killed by SIGKILL/)
  expect(await leftovers()).toEqual([])

  await expect(provideLxml(undefined, { env, python: python.executable })).resolves.toBeDefined()
})

test('provideLxml() in a process that is killed midway leaves nothing that is taken for whole', async () => {
  const module = new URL('./provide-lxml.ts', import.meta.url).href
  const program = `import { provideLxml } from '${module}'
    await provideLxml(undefined, { python: '${python.executable}' })`
  const args = ['--import', import.meta.resolve('tsx'), '--input-type=module', '-e', program]
  const aborting = new AbortController()
  const providing = runChild(process.execPath, args, { env, signal: aborting.signal })
  void providing.catch(() => {})
  const pips = await pipAtWork()

  aborting.abort()

  await expect(providing).rejects.toThrow('aborted')
  for (const pid of pips) if (existsSync(`/proc/${pid}`)) process.kill(pid, 'SIGKILL')
  const provided = await provideLxml(undefined, { env, python: python.executable })
  const versions = (await readdir(join(folder, 'cache', 'lxml'))).filter((name) => !name.startsWith('.'))
  expect(versions).toEqual([provided.version])
})

/** This environment with nothing in it to find an interpreter by. */
function alone(): NodeJS.ProcessEnv {
  return { PLATEAU_CACHE: env['PLATEAU_CACHE'], HOME: folder, PYENV_ROOT: folder }
}

function indexOf(from: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(from).filter(([name]) => /^PIP_|_proxy$|^SSL_/i.test(name)))
}

async function environment(...flags: readonly string[]): Promise<string> {
  const venv = join(folder, 'venv')
  await runChild(python.executable, ['-m', 'venv', ...flags, venv], { env })
  return venv
}

/** Makes what the index said hold for other settings of pip. */
async function rename(settings: Readonly<Record<string, string>>): Promise<void> {
  const { lastAnswer, rememberAnswer } = await import('./index-answer.ts')
  const answer = (await lastAnswer(env)) ?? expect.fail('Expected an answer of the index')
  await rememberAnswer(
    answer.wheels.map(({ file }) => file),
    { ...env, ...settings },
  )
}

async function leftovers(): Promise<readonly string[]> {
  const names = await readdir(join(folder, 'cache', 'lxml')).catch(() => [])
  return names.filter((name) => name.startsWith('.partial'))
}

/** The pips that install into this test's cache, once there are some. */
async function pipAtWork(): Promise<readonly number[]> {
  await expect.poll(atWork, { timeout: 60_000, interval: 20 }).not.toEqual([])
  return atWork()
}

function atWork(): readonly number[] {
  const pids = existsSync('/proc/self') ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : []
  return pids.map(Number).filter((pid) => commandOf(pid).includes(`--target ${folder}`))
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return ''
  }
}

/** A wheel as pip takes it, with that module for `lxml.etree`. */
async function wheelOf(etree: string): Promise<string> {
  const wheel = join(folder, 'lxml-1.2.3-py2.py3-none-any.whl')
  const program = `
import sys, zipfile
info = 'lxml-1.2.3.dist-info/'
with zipfile.ZipFile(sys.argv[1], 'w') as wheel:
    # A ZipInfo has no time of its own: the same module makes the same wheel.
    add = lambda name, text: wheel.writestr(zipfile.ZipInfo(name), text)
    add('lxml/__init__.py', '')
    add('lxml/etree.py', sys.argv[2])
    add(info + 'METADATA', 'Metadata-Version: 2.1\\nName: lxml\\nVersion: 1.2.3\\n')
    add(info + 'WHEEL', 'Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py2-none-any\\nTag: py3-none-any\\n')
    add(info + 'RECORD', '')
`
  await runChild(python.executable, ['-c', program, wheel, etree], { env })
  return wheel
}
