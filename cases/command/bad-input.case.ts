import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { withTemporaryFolder } from '@plateau/harness'
import { describe, expect, test } from 'vitest'
import { current } from '../versions.ts'
import { isSafe, plateau } from './as-a-user.ts'

const once = ['--lxml', current, '--inputs', '64']

describe('a page that cannot be used is a usage error', () => {
  test.for([
    ['a missing file', 'missing.html', /Expected a saved page at .*missing\.html, got no such file/],
    ['a folder', 'folder', /Expected a saved page at .*folder, got a folder/],
    ['an empty page', 'empty.html', /Expected a saved page at .*empty\.html, got an empty file/],
    [
      'an unknown fixture',
      'nosuchfixture',
      /got "nosuchfixture": no such file here, and the fixtures are .*coding-horror/,
    ],
  ] as const)('%s', async ([, page, message], { signal }) => {
    await withTemporaryFolder(async (cwd) => {
      await mkdir(join(cwd, 'folder'))
      await writeFile(join(cwd, 'empty.html'), '')

      const { code, stdout, stderr } = await plateau(['run', page], { cwd, signal })

      expect(stderr).toMatch(message)
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    })
  })
})

describe('a flag that cannot be used names the flag, the value and what is allowed', () => {
  test.for([
    ['--vary', 'tgas', /Expected each entry of --vary to be one of same, ids, .*got "tgas"/],
    ['--at-most', '-3 B/name', /Expected --at-most to be a bound: .*got "-3 B\/name"/],
    ['--at-most', '3 apples/page', /Expected --at-most to be a bound: .*B, kB, MB.*got "3 apples\/page"/],
    ['--option', 'huge_tree', /Expected --option to be NAME=VALUE, got "huge_tree"/],
    ['--option', 'hugetree=1', /an option of this lxml's html parser \(.*huge_tree.*\), got hugetree/],
    ['--lifetime', 'forever', /Expected --lifetime to be one of shared, page, thread, default, got "forever"/],
    ['--entry', 'xpath', /Expected --entry to be one of fromstring, .*got "xpath"/],
    ['--inputs', 'many', /Expected --inputs to be a whole number, got "many"/],
    ['--inputs', '3', /Expected --inputs to be a whole number of at least 8, got 3/],
    ['--timeout', '0', /Expected --timeout to be seconds above 0/],
    ['--fresh', '0', /Expected --fresh to be a whole number of at least 1, got "0"/],
    ['--call', 'json.loads', /Expected --call to be MODULE:FUNCTION, .*got "json.loads"/],
    ['--call', 'nosuchmodule:f', /a module for --call "nosuchmodule:f"/],
    ['--call', 'json:nosuchfunction', /json to have "nosuchfunction"/],
    ['--with', 'six==1.17.0', /Expected --call beside --with, which is for callables, got "six==1\.17\.0" without/],
    ['--python', '9.9', /Expected --python to name an interpreter, got "9\.9": here are /],
    ['--lxml', '0.0.1', /"0\.0\.1"/],
    ['--colour', 'always', /unknown option '--colour'/],
  ] as const)('%s %s', async ([flag, value, message], { signal }) => {
    const { code, stdout, stderr } = await plateau(['run', 'minimal', '--vary', 'tags', flag, value], { signal })

    expect(stderr).toMatch(message)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  })

  test('a bound that applies to no run', async ({ signal }) => {
    const args = ['run', 'minimal', '--vary', 'same', '--at-most', '72 B/name']

    const { code, stderr } = await plateau(args, { signal })

    expect(stderr).toMatch('Expected --at-most to apply to a run, got "72 B/name" where no names are fresh')
    expect(code).toBe(2)
  })

  test('a requirement that pip would not look up by name', async ({ signal }) => {
    const args = ['run', 'minimal', '--call', 'json:loads', '--with', '-r other.txt']

    const { code, stderr } = await plateau(args, { signal })

    expect(stderr).toMatch('Expected --with to be a requirement such as selectolax==0.3.34, got "-r other.txt"')
    expect(code).toBe(2)
  })

  test('an unknown verb, with the one that may have been meant', async ({ signal }) => {
    const { code, stderr } = await plateau(['rnu'], { signal })

    expect(stderr).toMatch(/unknown command 'rnu'[^]*run/)
    expect(code).toBe(2)
  })
})

describe('a page that is hostile is measured or refused, never passed', () => {
  test('50 MB of one tag', { timeout: 300_000 }, async ({ signal }) => {
    await withTemporaryFolder(async (cwd) => {
      await writeFile(join(cwd, 'tags.html'), '<b>'.repeat(50e6 / 3))

      const args = ['run', 'tags.html', '--vary', 'same', '--timeout', '20', ...once]
      const { code, stdout } = await plateau(args, { cwd, signal })

      // The parser gives up at a depth; what it has read till then it reads again, and keeps nothing.
      expect(stdout).toMatch(/does not grow/)
      expect(code).toBe(0)
    })
  })

  test('NUL bytes', async ({ signal }) => {
    const { code, stdout } = await plateau(['run', 'nul-bytes', '--vary', 'same', ...once], { signal })

    expect(stdout).toMatch(/does not grow/)
    expect(code).toBe(0)
  })

  test('a wrong encoding label is undecided, and alone means that nothing was measured', async ({ signal }) => {
    const { code, stdout } = await plateau(['run', 'wrong-label', '--vary', 'tags', ...once], { signal })

    expect(stdout).toMatch(/undecided: none of the \d+ names/)
    expect(code).toBe(3)
  })

  test('escape sequences and bidi controls in names are shown, not sent', async ({ signal }) => {
    await withTemporaryFolder(async (cwd) => {
      await writeFile(join(cwd, 'attack.html'), '<p \u001b[2Ja=1 \u202eb=2>\u0007<x\u001b]0;y\u0007></p>')

      const args = ['run', 'attack.html', '--vary', 'same,tags', '--verbose', ...once]
      const { stdout, stderr } = await plateau(args, { cwd, signal })

      expect(stdout).not.toBe('')
      expect(isSafe(stdout)).toBe(true)
      expect(isSafe(stderr)).toBe(true)
    })
  })
})

describe('a machine that lacks something is told what to do', () => {
  test('no Python', async ({ signal }) => {
    await withTemporaryFolder(async (home) => {
      const env = { PATH: home, HOME: home, PYENV_ROOT: home, PLATEAU_CACHE: join(home, 'cache') }

      const { code, stderr } = await plateau(['run'], { env, signal })

      expect(stderr).toMatch(/Expected a Python on this machine, found none .*: install Python 3\.8 or newer/)
      expect(code).toBe(3)
    })
  })

  test('a cache that cannot be written', async ({ signal }) => {
    await withTemporaryFolder(async (home) => {
      await writeFile(join(home, 'file'), '')
      const env = { PLATEAU_CACHE: join(home, 'file', 'cache') }

      const { code, stderr } = await plateau(['run', '--lxml', current], { env, signal })

      expect(stderr).toMatch(/PLATEAU_CACHE/)
      expect(code).toBe(3)
    })
  })

  test('no network, and nothing in the cache', async ({ signal }) => {
    await withTemporaryFolder(async (cache) => {
      const env = {
        PLATEAU_CACHE: cache,
        PIP_INDEX_URL: 'http://127.0.0.1:9',
        PIP_EXTRA_INDEX_URL: '',
        PIP_FIND_LINKS: '',
        PIP_RETRIES: '0',
        PIP_CONFIG_FILE: '/dev/null',
      }

      const { code, stderr } = await plateau(['run'], { env, signal })

      expect(stderr).toMatch(/index/)
      expect(code).toBe(3)
    })
  })

  test('a result that cannot be written', async ({ signal }) => {
    const args = ['run', 'minimal', '--vary', 'same', '--quiet', '--json', '/dev/full', ...once]

    const { code, stderr } = await plateau(args, { signal })

    expect(stderr).toMatch(/Expected --json to name a file that can be written, got: ENOSPC/)
    expect(code).toBe(2)
  })
})
