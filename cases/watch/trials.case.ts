import { fileURLToPath } from 'node:url'
import { ChildError, provideLxml, runChild, withTemporaryFolder } from '@plateau/harness'
import { describe, expect, test } from 'vitest'
import { needsPython, tried, watchFolder } from './workers.ts'

const trials = fileURLToPath(new URL('trials.py', import.meta.url))
const [oldest, , , newest] = tried

describe.for([oldest, newest])('plateau_watch.py on Python %s', ([version, lxml]) => {
  test.for([
    ['says nothing of names where lxml is not imported', 'no lxml', { names: [], trouble: null }],
    ['ends with a script that ends at once', 'exit at once', { started: true }],
    [
      'says that a folder is not there',
      'folder that is not there',
      { started: false, trouble: anError(/No such file/) },
    ],
    [
      'says that a folder may not be written to',
      'folder that may not be written to',
      { started: false, trouble: anError(/\/proc\/growth\.jsonl/) },
    ],
    ['does not wait for who reads a pipe', 'pipe', { started: false, trouble: anError(/No such device/) }],
    ['does not write to a device', 'device', { started: false, trouble: anError(/is no ordinary file/) }],
    [
      'counts what a full disk has cost, and goes on when there is room',
      'full disk',
      { trouble: anError(/20 of \d+ bytes/), lost: true, because: anError(/20 of \d+ bytes/), last: 'end' },
    ],
    ['holds no descriptor that a daemon would close', 'descriptors that are closed', { trouble: null }],
    ['goes on in a new file where its own is removed', 'file that is removed', { trouble: null }],
    ['keeps a file within its limit, with its first line and its last', 'limit', { first: 'start', last: 'end' }],
    ['writes nothing in a forked child that nobody named a file for', 'fork into one file', { ends: 1, runs: 1 }],
    ['goes on in a file of its own in a forked child', 'fork into files', { status: 0, last: 'end', mine: 1 }],
    [
      'takes what makes sense where it is told nonsense',
      'nonsense',
      {
        started: true,
        every: 60,
        nowhere: [false, false, false],
        trouble: anError(/path of a file/),
        left: ['growth.jsonl'],
      },
    ],
    ['starts once where it is started twice', 'twice', { started: [true, true], starts: 1 }],
    ['counts objects by type on request', 'objects', { most: true }],
    ['reads what is left without ctypes', 'no ctypes', { heap: false, resident: true }],
    ['says that there is no mallinfo', 'no mallinfo', { heap: false, notes: [expect.stringContaining('no mallinfo')] }],
    [
      'has each thread read its own names, until that ends',
      'threads that tick',
      { grew: true, mine: true, after: ['MainThread'], trouble: null },
    ],
  ] as const)('%s', async ([, trial, expected], { skip, signal }) => {
    const python = needsPython(version, skip)

    expect(await tryOut(python, { trial, lxml, signal })).toMatchObject(expected)
  })

  test('takes less than its share of the time', async ({ skip, signal }) => {
    const python = needsPython(version, skip)

    const { share } = (await tryOut(python, { trial: 'cost', lxml, signal })) as { readonly share: number }

    expect(share).toBeGreaterThan(0)
    expect(share).toBeLessThan(0.001)
  })

  test('keeps to its limit', async ({ skip, signal }) => {
    const python = needsPython(version, skip)

    const { most, left } = (await tryOut(python, { trial: 'limit', lxml, signal })) as {
      readonly most: number
      readonly left: readonly string[]
    }

    expect(most).toBeLessThanOrEqual(4096)
    expect(left).toEqual(['growth.jsonl'])
  })
})

interface Trial {
  readonly trial: string
  readonly lxml: string
  readonly signal: AbortSignal
}

/** Carries one out: the process must end well and say nothing else. */
async function tryOut(python: string, { trial, lxml, signal }: Trial): Promise<unknown> {
  const needsLxml = trial === 'threads that tick'
  const { folder } = needsLxml ? await provideLxml(lxml, { python, signal }) : {}
  const env = { ...process.env, ...(folder !== undefined && { PYTHONPATH: folder }) }
  return await withTemporaryFolder(async (scratch) => {
    // From 3.12 on Python warns of any fork beside a thread.
    const args = ['-B', '-W', 'ignore::DeprecationWarning', trials, watchFolder, trial, scratch]
    const { stdout, stderr } = await runChild(python, args, { env, signal }).catch((error: unknown) => {
      throw error instanceof ChildError ? new Error(`Expected "${trial}" to end well: ${error.message}`) : error
    })
    expect(stderr).toBe('')
    return JSON.parse(stdout)
  })
}

function anError(words: RegExp) {
  return expect.stringMatching(words) as unknown
}
