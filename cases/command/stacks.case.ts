import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import type { SnapshotPairs } from '@plateau/core'
import { expect, needsLxml, test } from 'plateau/vitest'
import { describe } from 'vitest'
import { articles, slowing } from '../versions.ts'
import { callables, isSafe, plateau } from './as-a-user.ts'
import { processesWith } from './processes.ts'
import { snapshotsValidator } from './result-schema.ts'

const call = (name: string) =>
  ['stacks', 'minimal', '--vary', 'same', '--call', name, '--path', callables, '--inputs', '64'] as const

describe('plateau stacks', () => {
  test('prints the top stacks with functions and lines, and both figures that must agree', async ({ signal }) => {
    const args = ['stacks', 'minimal', '--lxml', slowing, '--vary', 'tags', '--inputs', '1024', '--top', '1']
    const { code, stdout } = await plateau(args, { signal })

    expect(stdout).toMatch(/^fresh tags: \d+ call stacks hold [\d.]+ kB more\n/)
    expect(stdout).toMatch(/xmlDictLookup +dict\.c:\d+\n +htmlParseHTMLName_nonInvasive +HTMLparser\.c:\d+\n/)
    expect(stdout).toMatch(/stacks +[\d.]+ kB in \d+ call stacks\n +heap +[\d.]+ kB in the same process/)
    expect(stdout).not.toMatch(/^2\. /m)
    expect(code).toBe(0)
  })

  test('writes what its schema says, a pair for each variation, and nothing else to standard output', async ({
    signal,
  }) => {
    const args = ['stacks', 'minimal', '--lxml', slowing, '--vary', 'same,tags', '--inputs', '128', '--json', '-']
    const { code, stdout } = await plateau(args, { signal })
    const isValid = await snapshotsValidator()

    const result = JSON.parse(stdout) as SnapshotPairs
    expect(isValid(result) ? [] : isValid.errors).toEqual([])
    expect(result.pairs.map(({ after }) => [after?.variation, after?.inputs])).toEqual([
      ['same', 128],
      ['tags', 128],
    ])
    expect(code).toBe(0)
  })

  test('puts the calls of Python and of C into one stack', async ({ signal }) => {
    const { code, stdout } = await plateau([...call('remembering:crawl'), '--top', '1'], { signal })

    expect(stdout).toMatch(/PyBytes_From\w+ [^]*\n +remember +remembering\.py:11\n +crawl +remembering\.py:7\n\n/)
    expect(code).toBe(0)
  })

  test('says that it does not see what goes by the recorder', async ({ skip, signal }) => {
    const { stdout } = await plateau([...call('planted:leaks_24_bytes_every_input'), '--inputs', '512'], { signal })

    skip(/remainder .* 0\.\d %/.test(stdout), 'on this Python the recorder sees what ctypes asks malloc for')
    expect(stdout).toMatch(/note +remainder: the recorder sees what libraries ask malloc for/)
  })
})

describe('a child that fails while it is recorded is told with its input, and leaves nothing behind', () => {
  test.for([
    ['raises', /minimal repeated: failed at input \d+: ValueError: the 20th call is one too many/],
    ['dies_of_a_segmentation_fault', /failed at input \d+: the child was killed by signal 11 \(segmentation fault\)/],
    ['exits_at_once', /failed at input \d+: the child exited with code 3/],
    ['hangs', /failed at input \d+: no answer within 7 s/],
  ] as const)('%s', async ([name, message], { signal }) => {
    const mark = randomUUID()
    const args = [...call(`misbehaving:${name}`), '--timeout', '1']
    const { code, stderr } = await plateau(args, { signal, env: { PLATEAU_CASE: mark } })

    expect(stderr).toMatch(message)
    expect(isSafe(stderr)).toBe(true)
    expect(code).toBe(4)
    expect(processesWith(mark)).toEqual([])
  })
})

describe('plateau stacks refuses', () => {
  test.for([
    [['--recorder', 'gdb'], 'Expected --recorder to be one of memray, heaptrack, got "gdb"'],
    [['--top', '0'], 'Expected --top to be a whole number of at least 1, got "0"'],
  ] as const)('%j', async ([flags, message], { signal }) => {
    const { code, stdout, stderr } = await plateau(['stacks', 'minimal', ...flags], { signal })

    expect(stderr).toContain(message)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  })
})

describe('a Python that is too old for memray', () => {
  needsLxml(articles)

  test('is told what records it', async ({ signal }) => {
    const { code, stderr } = await plateau(['stacks', 'minimal', '--lxml', articles, '--recorder', 'memray'], {
      signal,
    })

    expect(stderr).toMatch(/Expected a Python from 3\.9 on for --recorder memray, got .*: use --recorder heaptrack/)
    expect(code).toBe(2)
  })
})

test('a Python that heaptrack ends is told so before anything is recorded', async ({ skip, signal }) => {
  const python = '/usr/bin/python3'
  skip(!existsSync(python), `there is no ${python}`)
  const args = ['stacks', 'minimal', '--lxml', slowing, '--vary', 'tags', '--recorder', 'heaptrack', '--python', python]
  const { code, stdout, stderr } = await plateau(args, { signal })
  skip(code === 0, 'heaptrack starts within it')

  expect(stderr).toMatch(/Expected heaptrack .*(--recorder memray|install it)/)
  expect({ code, stdout }).toEqual({ code: 3, stdout: '' })
})
