import { chmod, cp, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runChild } from '../children/run-child.ts'
import { withTemporaryFolder } from '../children/temporary-folder.ts'
import { choosePython } from '../pythons/choose-python.ts'
import { findPythons } from '../pythons/find-pythons.ts'
import { named, type Python } from '../pythons/python.ts'
import { holderOf } from './choose-release.ts'
import { type Provided, provideLxml } from './provide-lxml.ts'
import { releases } from './releases.ts'

let cache: string
let env: NodeJS.ProcessEnv
let newest: Provided

beforeAll(async () => {
  cache = await mkdtemp(join(tmpdir(), 'plateau-case-'))
  env = { ...process.env, PLATEAU_CACHE: cache }
  newest = await provideLxml(undefined, { env })
})

afterAll(async () => {
  await rm(cache, { recursive: true, force: true })
})

test('provideLxml() provides the newest stable release, which its interpreter imports from the folder', async () => {
  const offered = await releases(newest.python, { env })

  expect(newest).toMatchObject({ requested: 'newest', notes: [] })
  expect(offered.findLast((it) => /^[\d.]+$/.test(it))).toBe(newest.version)
  expect(await importedBy(newest.python, folderOf(newest))).toBe(newest.version)
})

test('provideLxml() leaves nothing in the cache but what it keeps', async () => {
  expect(await readdir(cache)).toEqual(['index', 'lxml', 'pythons'])
  expect(await readdir(join(cache, 'lxml'))).toEqual([newest.version])
})

test('provideLxml() asks and starts nothing the second time, whatever became of pip and the network', async () => {
  const doings: string[] = []
  const cut = {
    ...env,
    PIP_INDEX_URL: 'http://127.0.0.1:9/simple',
    PIP_NO_INDEX: '1',
    http_proxy: 'http://127.0.0.1:9',
  }

  const again = await provideLxml(newest.version, { env: cut, onProgress: (doing) => doings.push(doing) })

  expect(again).toEqual({ ...newest, requested: newest.version })
  expect(doings).toEqual([])
})

test('provideLxml() starts no Python the second time, not even for the default', async () => {
  await withTemporaryFolder(async (folder) => {
    const venv = join(folder, 'venv')
    await runChild(newest.python.executable, ['-m', 'venv', '--without-pip', '--copies', venv], { env })
    const own = await asked(folder)
    await cp(join(cache, 'lxml'), join(own, 'lxml'), { recursive: true })
    const alone = { ...env, PATH: join(venv, 'bin'), HOME: folder, PYENV_ROOT: folder, PLATEAU_CACHE: own }
    const once = await provideLxml(undefined, { env: alone })
    for (const name of await readdir(alone.PATH)) await chmod(join(alone.PATH, name), 0)

    const twice = await provideLxml(undefined, { env: alone })

    expect(twice).toEqual(once)
    await rm(join(folder, 'cache', 'pythons'), { recursive: true })
    await expect(provideLxml(undefined, { env: alone })).rejects.toMatchObject({ failure: { kind: 'no python' } })
  })
})

test('provideLxml() falls back to the newest stable release in the cache when the index is silent, and says so', async () => {
  const cut = {
    ...env,
    PIP_CONFIG_FILE: '/dev/null',
    PIP_FIND_LINKS: '',
    PIP_INDEX_URL: 'http://127.0.0.1:9',
    PIP_RETRIES: '0',
  }

  const again = await provideLxml(undefined, { env: cut })

  expect(again).toMatchObject({ version: newest.version, folder: newest.folder })
  expect(again.notes).toEqual([
    `Expected an answer from the package index, got none: lxml ${newest.version} is the newest stable release in the cache`,
  ])
})

test('provideLxml() takes a pre-release when it is asked for by name', async ({ skip }) => {
  const preRelease = (await releases(newest.python, { env })).findLast((it) => /[ab]|rc/.test(it))
  if (preRelease === undefined) return skip('the index has no pre-release today')

  const provided = await provideLxml(preRelease, { env, python: newest.python.executable })

  expect(provided.version).toBe(preRelease)
})

test('provideLxml() redoes an entry whose files are not as they were installed', async () => {
  const folder = folderOf(newest)
  const module = (await readdir(join(folder, 'lxml'))).find((name) => name.startsWith('etree.') && !name.endsWith('.h'))
  const path = join(folder, 'lxml', module ?? '')
  const original = await readFile(path)
  const damages: readonly [string, () => Promise<void>][] = [
    ['cut short', () => writeFile(path, original.subarray(0, 1000))],
    ['of other bytes', () => writeFile(path, Buffer.alloc(original.length))],
    ['unrecorded', () => writeFile(join(folder, 'plateau.json'), '{"version":')],
    ['a file,', () => rm(folder, { recursive: true }).then(() => writeFile(folder, ''))],
  ]

  for (const [how, damage] of damages) {
    await damage()

    const again = await provideLxml(newest.version, { env })

    expect(again.version, how).toBe(newest.version)
    expect((await readFile(path)).equals(original), how).toBe(true)
  }
  expect(await readdir(join(cache, 'lxml'))).toContain(newest.version)
  expect((await readdir(join(cache, 'lxml'))).filter((name) => name.startsWith('.'))).toEqual([])
})

test('provideLxml() takes a restored cache for whole, though every file has a new time', async () => {
  await withTemporaryFolder(async (restored) => {
    await cp(cache, restored, { recursive: true })
    const doings: string[] = []

    const again = await provideLxml(newest.version, {
      env: { ...env, PLATEAU_CACHE: restored },
      onProgress: (doing) => doings.push(doing),
    })

    expect(again.folder).toBe(folderOf(newest).replace(cache, restored))
    expect(doings).toEqual([])
  })
})

test('provideLxml() serves two processes that want the same one at once', async () => {
  await withTemporaryFolder(async (empty) => {
    const own = { ...env, PLATEAU_CACHE: await asked(empty) }
    const both = await Promise.all([1, 2].map(() => provideInChild(own, newest)))

    const [folder] = both
    expect(both).toEqual([folder, folder])
    expect(await importedBy(newest.python, folder ?? '')).toBe(newest.version)
    expect((await readdir(join(empty, 'cache', 'lxml'))).filter((name) => name.startsWith('.'))).toEqual([])
  })
})

test('provideLxml() removes what a killed process left behind a day ago, and nothing younger', async () => {
  await withTemporaryFolder(async (empty) => {
    const own = await asked(empty)
    const young = join(own, 'lxml', '.partial-young')
    const old = join(own, 'lxml', '.partial-old')
    for (const folder of [young, old]) await cp(join(cache, 'index'), folder, { recursive: true })
    const then = Date.now() / 1000 - 25 * 60 * 60
    await utimes(old, then, then)

    await provideLxml(newest.version, { env: { ...env, PLATEAU_CACHE: own }, python: newest.python.executable })

    await expect(stat(young)).resolves.toBeDefined()
    await expect(stat(old)).rejects.toThrow('ENOENT')
  })
})

test('provideLxml() leaves the user environment as it is, and needs nothing from it but pip', async () => {
  await withTemporaryFolder(async (folder) => {
    const venv = join(folder, 'venv')
    await runChild(newest.python.executable, ['-m', 'venv', venv], { env })
    const before = await tree(venv)

    const provided = await provideLxml(newest.version, {
      env: { ...env, PLATEAU_CACHE: await asked(folder), PIP_USER: '1', PIP_REQUIRE_VIRTUALENV: '1' },
      python: join(venv, 'bin', 'python'),
    })

    expect(provided.python.executable).toBe(join(venv, 'bin', 'python'))
    expect(await tree(venv)).toEqual(before)
  })
})

test('provideLxml() lends pip to an interpreter that has none', async () => {
  await withTemporaryFolder(async (folder) => {
    const venv = join(folder, 'venv')
    await runChild(newest.python.executable, ['-m', 'venv', '--without-pip', venv], { env })
    const own = { ...env, PLATEAU_CACHE: await asked(folder) }

    const provided = await provideLxml(newest.version, { env: own, python: join(venv, 'bin', 'python') })

    expect(provided.python.pip).toBeUndefined()
    expect(await importedBy(provided.python, folderOf(provided))).toBe(newest.version)
  })
})

test('releases() agrees with what pip itself takes an interpreter to be able to have', async () => {
  const able = (await findPythons({ env })).filter(({ pip }) => pip !== undefined && Number.parseFloat(pip) >= 21.2)
  for (const python of new Set([able[0], able.at(-1)])) {
    if (python === undefined) return expect.fail('Expected an interpreter with a pip')
    const answer = await runChild(
      python.executable,
      ['-m', 'pip', 'download', '--no-deps', '--only-binary', ':all:', '--dest', cache, 'lxml===0'],
      { env },
    ).catch((error: { stderr: string }) => error)
    const own = /from versions: ([^)]*)\)/.exec(answer.stderr)?.[1]?.split(', ')

    expect(await releases(python, { env }), named(python)).toEqual(own)
  }
})

test('the oldest interpreter here imports the oldest and the newest release that it can have', async () => {
  const python = (await findPythons({ env })).at(-1) ?? newest.python
  const offered = await releases(python, { env })

  for (const version of new Set([offered[0], offered.at(-1)])) {
    const provided = await provideLxml(version, { env, python: python.executable })

    expect(await importedBy(provided.python, folderOf(provided)), named(python)).toBe(version)
  }
})

test('provideLxml() picks the newest interpreter that can have an old release, and names it to one that cannot', async ({
  skip,
}) => {
  const pythons = await findPythons({ env })
  const oldest = pythons.at(-1) ?? newest.python
  const offered = new Set(await releases(newest.python, { env }))
  const old = (await releases(oldest, { env })).find((it) => !offered.has(it))
  if (old === undefined) return skip(`Python ${newest.python.version} can have all that ${oldest.version} can`)

  const choice = await holderOf(old, undefined, { env })
  const refused = provideLxml(old, { env, python: newest.python.executable })

  expect(await releases(choice.python, { env })).toContain(old)
  await expect(refused).rejects.toThrow(
    `Expected an lxml release that Python ${short(newest.python.version)} can have, got "${old}": ` +
      `Python ${choice.python.version} can have it (--python ${short(choice.python.version)})`,
  )
})

test.each(['0.0.1', '99.0'])('provideLxml() names the releases nearest to %s, which is none', async (version) => {
  await expect(provideLxml(version, { env })).rejects.toThrow(
    /^Expected an lxml release that an interpreter here can have, got "\d+\.[\d.]+": the nearest are \S+, \S+, \S+, \S+$/,
  )
})

test('provideLxml() rejects what is neither a release nor a wheel', async () => {
  await expect(provideLxml('nineteen\u001b[31m', { env })).rejects.toThrow(
    'Expected --lxml to be a release such as 5.4.0, a wheel, a source folder such as ./lxml, an sdist or "system", got "nineteen\\x1b[31m"',
  )
})

test('provideLxml() takes the lxml that the interpreter itself imports for "system"', async () => {
  await withTemporaryFolder(async (folder) => {
    await runChild(newest.python.executable, ['-m', 'venv', '--without-pip', folder], { env })
    const python = join(folder, 'bin', 'python')
    const absent = provideLxml('system', { env, python })
    await expect(absent).rejects.toThrow(/^Expected an interpreter that can import lxml, got none of /)
    const { stdout } = await runChild(python, ['-c', 'import sysconfig; print(sysconfig.get_path("purelib"))'], { env })
    await cp(join(folderOf(newest), 'lxml'), join(stdout.trim(), 'lxml'), { recursive: true })

    const provided = await provideLxml('system', { env, python })

    expect(provided).toMatchObject({ requested: 'system', version: newest.version })
    expect(provided.folder).toBeUndefined()
  })
})

test('provideLxml() finds through PYTHONPATH what is importable only by it, and says the folder', async () => {
  const python = await choosePython(newest.python.executable, { env })

  const provided = await provideLxml('system', {
    env: { ...env, PYTHONPATH: folderOf(newest) },
    python: python.executable,
  })

  expect(provided).toMatchObject({ version: newest.version, folder: newest.folder })
})

/** A cache in that folder in which the index was asked, and no more. */
async function asked(folder: string): Promise<string> {
  await cp(join(cache, 'index'), join(folder, 'cache', 'index'), { recursive: true })
  return join(folder, 'cache')
}

function short(version: string): string {
  return version.split('.').slice(0, 2).join('.')
}

function folderOf(provided: Provided): string {
  return provided.folder ?? expect.fail('Expected a folder in the cache')
}

async function importedBy(python: Python, folder: string): Promise<string> {
  const program = `import lxml, os; from lxml import etree; print(os.path.dirname(os.path.dirname(lxml.__file__))); print(etree.__version__)`
  const { stdout } = await runChild(python.executable, ['-c', program], {
    env: { ...env, PYTHONPATH: folder },
    cwd: '/',
  })
  const [from, version = ''] = stdout.trim().split('\n')
  expect(from).toBe(folder)
  return version.replace('.beta', 'b').replace('.alpha', 'a')
}

async function provideInChild(childEnv: NodeJS.ProcessEnv, { version, python }: Provided): Promise<string> {
  const module = new URL('./provide-lxml.ts', import.meta.url).href
  const program = `import { provideLxml } from '${module}'
    const { folder } = await provideLxml('${version}', { python: '${python.executable}' })
    console.log(folder)`
  const args = ['--import', import.meta.resolve('tsx'), '--input-type=module', '-e', program]
  return (await runChild(process.execPath, args, { env: childEnv })).stdout.trim()
}

async function tree(folder: string): Promise<readonly string[]> {
  return (await readdir(folder, { recursive: true })).filter((name) => !name.includes('__pycache__')).toSorted()
}
