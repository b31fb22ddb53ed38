import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runChild } from '../children/run-child.ts'
import { withTemporaryFolder } from '../children/temporary-folder.ts'
import { findPythons } from '../pythons/find-pythons.ts'
import { provideWith } from './provide-with.ts'

const python =
  (await findPythons()).find(({ pip }) => pip !== undefined) ??
  expect.fail('Expected a Python with pip on this machine')

let folder: string
let index: string
let env: NodeJS.ProcessEnv

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plateau-case-'))
  index = join(folder, 'index')
  await mkdir(index)
  env = {
    ...process.env,
    PLATEAU_CACHE: join(folder, 'cache'),
    PIP_CONFIG_FILE: '/dev/null',
    PIP_NO_INDEX: '1',
    PIP_FIND_LINKS: index,
  }
})

afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

describe('provideWith() provides', () => {
  test('what a requirement names and what that depends on, and says exactly which', async () => {
    await release('Spare_Wheel', '2.0', { requires: 'rim>=1' })
    await release('rim', '1.5')

    const { folder: site, distributions } = await provideWith(['spare.wheel'], python, { env })

    expect(distributions).toEqual({ rim: '1.5', 'spare-wheel': '2.0' })
    expect(await imported(site, 'spare_wheel')).toBe('2.0')
    expect(await leftovers()).toEqual([])
  })

  test('the same again, in whatever order it is asked for, and not what the index has since', async () => {
    await release('rim', '1.5')
    await release('hub', '1.0')
    const once = await provideWith(['rim', 'hub>=1'], python, { env })
    await release('rim', '1.6')
    const doings: string[] = []

    const again = await provideWith([' hub>=1', 'rim', 'rim'], python, {
      env,
      onProgress: (doing) => doings.push(doing),
    })
    const other = await provideWith(['rim', 'hub>=1,<2'], python, { env })

    expect(again).toEqual(once)
    expect(doings).toEqual([])
    expect(other.distributions).toEqual({ hub: '1.0', rim: '1.6' })
  })

  test('anew what was damaged', async () => {
    await release('rim', '1.5')
    const once = await provideWith(['rim'], python, { env })
    await writeFile(join(once.folder, 'rim.py'), 'raise SystemExit')

    const again = await provideWith(['rim'], python, { env })

    expect(again).toEqual(once)
    expect(await imported(again.folder, 'rim')).toBe('1.5')
  })
})

describe('provideWith() refuses, in the words of pip below a short line,', () => {
  test.each([
    ['a version that is none', ['rim=='], 'requirements such as selectolax==0.3.34, got rim==', 'Invalid requirement'],
    [
      'a package that is not there',
      ['tyre'],
      `a wheel that Python ${python.version} can have, got tyre`,
      'No matching distribution found for tyre',
    ],
    [
      'a release that is not there',
      ['rim==3'],
      `a wheel that Python ${python.version} can have, got rim==3`,
      'from versions: 1.5',
    ],
    [
      'a release for other Pythons',
      ['hub==1.0'],
      `a wheel that Python ${python.version} can have, got hub==1.0`,
      'from versions: none',
    ],
    [
      'releases that exclude each other',
      ['axle', 'rim==1.5'],
      `what Python ${python.version} can have together, got axle, rim==1.5`,
      'conflicting dependencies',
    ],
  ])('%s', async (_, requirements, got, said) => {
    await release('rim', '1.5')
    await release('axle', '1.0', { requires: 'rim>2' })
    await release('hub', '1.0', { tag: 'cp26-none-any' })

    const providing = provideWith(requirements, python, { env })

    await expect(providing).rejects.toMatchObject({ name: 'UsageError' })
    await expect(providing).rejects.toThrow(`Expected --with to name ${got}\n\n`)
    await expect(providing).rejects.toThrow(said)
    expect(await leftovers()).toEqual([])
  })
})

describe('provideWith() says', () => {
  test('that the index is silent, however seldom pip is to try', async () => {
    const silent = { ...env, PIP_NO_INDEX: undefined, PIP_INDEX_URL: 'http://127.0.0.1:9/simple', PIP_RETRIES: '0' }

    const providing = provideWith(['rim'], python, { env: silent })

    await expect(providing).rejects.toMatchObject({ failure: { kind: 'no index' } })
    await expect(providing).rejects.toThrow(
      /^Expected an answer from the package index, got none: .* or name a folder that has it with --path\n\n.*127\.0\.0\.1/,
    )
  })

  test('that a wheel is broken', async () => {
    await writeFile(join(index, 'rim-1.5-py2.py3-none-any.whl'), 'no archive')

    const providing = provideWith(['rim'], python, { env })

    await expect(providing).rejects.toMatchObject({ failure: { kind: 'pip failed' } })
    await expect(providing).rejects.toThrow(
      /^Expected pip to install rim, but it failed: .* exited with code \d+\n\n[^]*invalid/i,
    )
  })

  test('that the disk is full, and leaves nothing behind', async () => {
    await release('rim', '1.5', { bytes: 3_000_000 })
    const module = new URL('./provide-with.ts', import.meta.url).href
    const script = join(folder, 'provide.mjs')
    await writeFile(
      script,
      `import { provideWith } from '${module}'
       try { await provideWith(['rim'], ${JSON.stringify(python)}) }
       catch ({ failure, message }) { console.log(JSON.stringify({ failure, message })) }`,
    )

    // No process below this shell can write a file of more than a megabyte.
    const limited = `ulimit -f 2048; exec "$0" --import "$1" "$2"`
    const { stdout } = await runChild('sh', ['-c', limited, process.execPath, import.meta.resolve('tsx'), script], {
      env,
    })

    expect(JSON.parse(stdout)).toMatchObject({
      failure: { kind: 'disk full', folder: join(folder, 'cache', 'with') },
      message: expect.stringMatching(
        /^Expected room for rim in .*, but the disk is full: make room, or name another folder/,
      ),
    })
    expect(await leftovers()).toEqual([])
  })

  test('that the cache folder cannot be written', async () => {
    await writeFile(join(folder, 'cache'), '')

    await expect(provideWith(['rim'], python, { env })).rejects.toMatchObject({
      failure: { kind: 'cache not writable' },
    })
  })

  test('how to come by a pip where there is none', async () => {
    await withTemporaryFolder(async (home) => {
      const venv = join(home, 'venv')
      await runChild(python.executable, ['-m', 'venv', '--without-pip', venv], { env })
      const alone = { PATH: join(venv, 'bin'), HOME: home, PYENV_ROOT: home, PLATEAU_CACHE: join(home, 'cache') }
      const [own = python] = await findPythons({ env: alone })

      const providing = provideWith(['rim'], own, { env: alone })

      await expect(providing).rejects.toMatchObject({ failure: { kind: 'no pip' } })
      await expect(providing).rejects.toThrow(
        /^Expected a pip to fetch rim with, .*, or name a folder that has it with --path$/,
      )
    })
  })
})

interface Release {
  readonly requires?: string
  readonly tag?: string
  readonly bytes?: number
}

/** Puts a wheel into the index: one module that knows its version. */
async function release(name: string, version: string, made: Release = {}): Promise<void> {
  const { requires = '', tag = 'py2.py3-none-any', bytes = 0 } = made
  const program = `
import sys, zipfile
folder, name, version, requires, tag, bytes = sys.argv[1:]
info = '%s-%s.dist-info/' % (name, version)
with zipfile.ZipFile('%s/%s-%s-%s.whl' % (folder, name, version, tag), 'w') as wheel:
    wheel.writestr(name.lower() + '.py', 'version = %r' % version)
    wheel.writestr(name.lower() + '.bin', b'0' * int(bytes))
    requires = 'Requires-Dist: %s\\n' % requires if requires else ''
    wheel.writestr(info + 'METADATA', 'Metadata-Version: 2.1\\nName: %s\\nVersion: %s\\n%s' % (name, version, requires))
    wheel.writestr(info + 'WHEEL', 'Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: ' + tag + '\\n')
    wheel.writestr(info + 'RECORD', '')
`
  await runChild(python.executable, ['-c', program, index, name, version, requires, tag, String(bytes)], { env })
}

async function imported(site: string, module: string): Promise<string> {
  const { stdout } = await runChild(python.executable, ['-c', `import ${module}; print(${module}.version)`], {
    env: { ...env, PYTHONPATH: site },
    cwd: '/',
  })
  return stdout.trim()
}

async function leftovers(): Promise<readonly string[]> {
  const names = await readdir(join(folder, 'cache', 'with')).catch(() => [])
  return names.filter((name) => name.startsWith('.partial'))
}
