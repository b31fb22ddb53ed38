import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { provideLxml, ProvideError, runChild, type Provided } from '@plateau/harness'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { module, writeSource } from './source-folder.ts'

let folder: string
let env: NodeJS.ProcessEnv
let without: string | undefined

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plateau-case-'))
  env = { ...process.env, PLATEAU_CACHE: join(folder, 'cache') }
  without = await provideLxml(await writeSource(join(folder, 'ready')), { env }).then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof ProvideError && error.failure.kind === 'cannot build') return error.message
      throw error
    },
  )
})

afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

describe('provideLxml() of a source folder', () => {
  beforeEach(({ skip }) => {
    skip(without !== undefined, without)
  })

  test('builds it once, and leaves it as it was', async () => {
    const path = await writeSource(join(folder, 'once'), { etree: module(2) })
    const before = await readdir(path, { recursive: true })
    const doings: string[] = []

    const one = await provideLxml(path, { env })
    const two = await provideLxml(path, { env, onProgress: (doing) => doings.push(doing) })

    expect(two).toEqual(one)
    expect(one).toMatchObject({ version: '99.0', requested: path })
    expect(one.notes[0]).toMatch(/^lxml 99\.0 was built from once with this machine's compiler and libxml2$/)
    expect(doings.filter((doing) => doing.startsWith('Building'))).toEqual([])
    expect(await readdir(path, { recursive: true })).toEqual(before)
  })

  test('builds it anew once it was edited, and keeps both', async () => {
    const path = await writeSource(join(folder, 'edited'), { etree: module(3) })
    const before = await provideLxml(path, { env })
    await writeFile(join(path, 'src', 'lxml', 'etree.c'), module(4))

    const after = await provideLxml(path, { env })

    expect(after.folder).not.toBe(before.folder)
    expect([await numberOf(before), await numberOf(after)]).toEqual(['3', '4'])
  })

  test('that does not compile fails with the words of the compiler below one line, and keeps nothing', async () => {
    const path = await writeSource(join(folder, 'broken'), { etree: `${module(5)}\nint broken = no_such_name;\n` })

    const providing = provideLxml(path, { env })

    await expect(providing).rejects.toMatchObject({ failure: { kind: 'build failed' } })
    await expect(providing).rejects.toThrow(
      /^Expected lxml 99\.0 from broken to build, but it failed: .* exited with code 1\n\n[^]*etree\.c:\d+:\d+: error: .*no_such_name/,
    )
    expect(await leftovers()).toEqual([])
  })

  test('aborted midway leaves no process and no folder behind', async () => {
    const told = join(folder, 'pid')
    // Under its name only once it is whole.
    const first = `import os, time
with open(${JSON.stringify(`${told}.new`)}, 'w') as file: file.write(str(os.getpid()))
os.rename(${JSON.stringify(`${told}.new`)}, ${JSON.stringify(told)})
time.sleep(600)`
    const path = await writeSource(join(folder, 'sleeping'), { first })
    const aborting = new AbortController()
    const providing = provideLxml(path, { env, signal: aborting.signal })
    void providing.catch(() => {})
    await expect.poll(() => existsSync(told), { timeout: 60_000, interval: 20 }).toBe(true)

    aborting.abort(new Error('interrupted'))

    await expect(providing).rejects.toThrow('interrupted')
    expect(existsSync(`/proc/${await readFile(told, 'utf8')}`)).toBe(false)
    expect(await leftovers()).toEqual([])
  })
})

test('provideLxml() without a compiler says what to install', async () => {
  const path = await writeSource(join(folder, 'uncompiled'), { etree: module(6) })

  const providing = provideLxml(path, { env: { ...env, CC: 'no-such-compiler' } })

  await expect(providing).rejects.toMatchObject({
    failure: { kind: 'cannot build', missing: ['a C compiler (no-such-compiler)'] },
  })
  await expect(providing).rejects.toThrow(
    /^Expected what it takes to build lxml from source, this machine lacks a C compiler .*: install it \(Debian, Ubuntu: apt install gcc/,
  )
})

test.for([
  ['./no-such-folder', /, which cannot be read \(ENOENT\)$/],
  ['/tmp/../tmp', /, which has no setup\.py beside a folder src\/lxml$/],
] as const)('provideLxml() rejects %s', async ([request, message]) => {
  await expect(provideLxml(request, { env })).rejects.toThrow(message)
})

test('provideLxml() rejects an sdist that is damaged', async () => {
  const path = join(folder, 'lxml-99.0.tar.gz')
  await writeFile(path, 'no archive')

  const providing = provideLxml(path, { env })

  await expect(providing).rejects.toMatchObject({ name: without === undefined ? 'UsageError' : 'ProvideError' })
})

test('provideLxml() refuses symbols for what is built already', async () => {
  await expect(provideLxml('system', { env, symbols: [] })).rejects.toThrow(
    /^Expected --symbols for what is built from source, got it beside --lxml "system"/,
  )
})

async function numberOf({ python, folder: built }: Provided): Promise<string> {
  const program = 'from lxml import etree; print(etree.number)'
  const { stdout } = await runChild(python.executable, ['-c', program], { env: { ...env, PYTHONPATH: built } })
  return stdout.trim()
}

async function leftovers(): Promise<readonly string[]> {
  const names = await readdir(join(folder, 'cache', 'lxml'))
  return names.filter((name) => name.startsWith('.partial'))
}
