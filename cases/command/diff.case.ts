import { createWriteStream } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { gunzipSync } from 'node:zlib'
import type { Snapshot, SnapshotPairs } from '@plateau/core'
import { ChildError, runChild, withTemporaryFolder } from '@plateau/harness'
import { describe, expect, test } from 'vitest'
import { isSafe, plateau } from './as-a-user.ts'
import { snapshotsValidator } from './result-schema.ts'

const log = (count: number) => `// Loaded modules:
//     Base Size Module
//        7FFE70A00000    A0000 C:\\Python\\lxml\\etree.pyd
//

*- - - - - - - - - - Start of data for heap @ 206ED000000 - - - - - - - - - -

REQUESTED bytes + OVERHEAD at ADDRESS by BackTraceID
     STACK if not already dumped.

*- - - - - - - - - - Heap 206ED000000 Hogs - - - - - - - - - -

${Array.from({ length: count }, (_, index) => `1018 bytes + 18 at ${(0x206edda8ba0 + index * 0x1030).toString(16)} by BackTraceEDD4EEA6\n${index === 0 ? '\t7FFE70A01234\n\t7FFE70A05678\n' : ''}\n`).join('')}
*- - - - - - - - - - End of data for heap @ 206ED000000 - - - - - - - - - -
`

const difference = `+    5320 (  f110 -   9df0)     3a allocs\tBackTrace00B53
+      14 (    3a -     26)\tBackTrace00B53\tallocations

\tetree!xmlDictLookup+0000025E
\tetree!htmlParseStartTag+00000579

Total increase == 5320
`

const snapshot: Snapshot = {
  schema: 'plateau.snapshot/1',
  subject: {
    kind: 'lxml',
    parser: 'html',
    options: {},
    entry: 'fromstring',
    as: 'bytes',
    lifetime: 'shared',
  },
  page: 'minimal',
  variation: 'tags',
  inputs: 64,
  heap: 100_000,
  process: '1',
  recorder: { name: 'memray', version: '1.20.0' },
  notes: [],
  environment: {},
  stacks: [],
}
const later: Snapshot = {
  ...snapshot,
  inputs: 128,
  heap: 104_200,
  stacks: [
    {
      frames: [
        { language: 'native', function: 'xmlDictLookup', file: 'dict.c', line: 870 },
        { language: 'python', function: 'parse\u001b[31m', file: 'parse.py', line: 3 },
      ],
      bytes: 4120,
      count: 1,
    },
  ],
}

describe('plateau diff', () => {
  test("subtracts two snapshots of plateau's, and shows what the stacks sum to beside what the heap grew by", async ({
    signal,
  }) => {
    await withTemporaryFolder(async (cwd) => {
      await writeFile(join(cwd, 'before.json'), JSON.stringify(snapshot))
      await writeFile(join(cwd, 'after.json'), JSON.stringify(later))

      const { code, stdout } = await plateau(['diff', 'before.json', 'after.json', '--json', 'pair.json'], {
        cwd,
        signal,
      })
      const quiet = await plateau(['diff', 'pair.json', '--quiet'], { cwd, signal })
      const itself = await plateau(['diff', 'pair.json', 'pair.json', '--quiet'], { cwd, signal })

      expect(stdout).toContain('fresh tags: 1 call stack holds 4.12 kB more')
      expect(stdout).toMatch(/^ +xmlDictLookup +dict\.c:870$/m)
      expect(stdout).toMatch(/^ +heap +4\.2 kB in the same process/m)
      expect(stdout).toMatch(/^ +remainder +80 B under no stack, 1\.9 % of it$/m)
      expect(isSafe(stdout.replaceAll('\n', ''))).toBe(true)
      const file: unknown = JSON.parse(await readFile(join(cwd, 'pair.json'), 'utf8'))
      const valid = await snapshotsValidator()
      valid(file)
      expect(valid.errors).toBeNull()
      expect(quiet.stdout).toMatch(/^fresh tags: 1 call stack holds 4\.12 kB more\n/)
      expect(itself.stdout).toContain('no call stack holds more or less than before')
      expect([code, quiet.code, itself.code]).toEqual([0, 0, 0])
    })
  })

  test('subtracts two logs of umdh, UTF-16 among them, and names places that have no symbols', async ({ signal }) => {
    await withTemporaryFolder(async (cwd) => {
      await writeFile(join(cwd, 'before.txt'), log(2).replaceAll('\n', '\r\n'))
      await writeFile(join(cwd, 'after.txt'), `\uFEFF${log(5)}`, 'utf16le')

      const { code, stdout } = await plateau(['diff', 'before.txt', 'after.txt'], { cwd, signal })

      expect(stdout).toMatch(/^1\. +12\.4 kB, 100\.0 %, 3 allocations more \(5 in all\)$/m)
      expect(stdout).toMatch(/^ +etree\.pyd\+0x1234$/m)
      expect(code).toBe(0)
    })
  })

  test('tells a difference of umdh anew, and prints it as umdh does', async ({ signal }) => {
    await withTemporaryFolder(async (cwd) => {
      await writeFile(join(cwd, 'difference.txt'), difference)

      const { code, stdout } = await plateau(['diff', 'difference.txt', '--umdh', '-'], { cwd, signal })
      await writeFile(join(cwd, 'again.txt'), stdout)
      const again = await plateau(['diff', 'again.txt', '--umdh', '-'], { cwd, signal })

      expect(stdout).toContain('+   21280 (  61712 -  40432)     58 allocs\tBackTrace00B53\n')
      expect(stdout).toContain('\tetree!xmlDictLookup+0000025E\n')
      expect(again.stdout).toBe(stdout)
      expect([code, again.code]).toEqual([0, 0])
    })
  })

  test('sets known growth apart, and tells what is known of nothing and what has expired', async ({ signal }) => {
    await withTemporaryFolder(async (cwd) => {
      await writeFile(join(cwd, 'difference.txt'), difference)
      const entries = [
        suppression('xmlDict*', '9999-12-31'),
        suppression('nosuch', '9999-12-31'),
        suppression('htmlParse', '2020-01-01'),
      ]
      await writeFile(join(cwd, 'known.txt'), entries.join('\n'))

      const { code, stdout } = await plateau(['diff', 'difference.txt', '--suppressions', 'known.txt'], { cwd, signal })

      const words = stdout.replaceAll(/\s+/g, ' ')
      expect(stdout).toMatch(/^between the snapshots: no call stack holds more or less than before, beside/m)
      expect(words).toContain(
        'known 21.3 kB in 1 call stack through xmlDict*: a vocabulary (https://example.com/1, until',
      )
      expect(words).toContain('suppression leak:nosuch (line 9) matches nothing that grew')
      expect(words).toContain('suppression leak:htmlParse (line 14) expired on 2020-01-01')
      expect(code).toBe(0)
    })
  })

  test('writes each export, and Markdown, in one go', async ({ signal }) => {
    await withTemporaryFolder(async (cwd) => {
      await writeFile(join(cwd, 'difference.txt'), difference)
      const forms = ['json', 'markdown', 'umdh', 'folded', 'speedscope', 'pprof'] as const
      const outputs = forms.flatMap((form) => [`--${form}`, `out.${form}`])

      const { code } = await plateau(['diff', 'difference.txt', ...outputs], { cwd, signal })

      const read = (form: (typeof forms)[number]) => readFile(join(cwd, `out.${form}`))
      expect((JSON.parse(String(await read('json'))) as SnapshotPairs).pairs[0]?.attributed).toBe(21_280)
      expect(String(await read('markdown'))).toContain('- stacks: 21.3 kB in 1 call stack')
      expect(String(await read('folded'))).toBe('htmlParseStartTag;xmlDictLookup 21280\n')
      expect(JSON.parse(String(await read('speedscope')))).toMatchObject({ profiles: [{ endValue: 21_280 }] })
      expect(gunzipSync(await read('pprof')).includes('xmlDictLookup')).toBe(true)
      expect(code).toBe(0)
    })
  })

  test("writes what Google's pprof subtracts with -diff_base", async ({ signal, skip }) => {
    const missing = await noPprof(signal)
    skip(missing !== undefined, missing)
    await withTemporaryFolder(async (cwd) => {
      await writeFile(join(cwd, 'a.txt'), difference)
      await writeFile(
        join(cwd, 'b.txt'),
        difference.replace('5320 (  f110', '5420 (  f210').replace('== 5320', '== 5420'),
      )
      for (const name of ['a', 'b']) await plateau(['diff', `${name}.txt`, '--pprof', `${name}.pb.gz`], { cwd, signal })

      const top = ['tool', 'pprof', '-top', '-unit=B']
      const { stdout } = await runChild('go', [...top, '-diff_base', 'a.pb.gz', 'b.pb.gz'], {
        cwd,
        signal,
        env: process.env,
      })

      expect(stdout).toMatch(/^ +256B .* xmlDictLookup/m)
      expect(stdout).toMatch(/^Type: inuse_space$/m)
    })
  })

  test('reads 100 MB of a log within 1 GB', async ({ signal }) => {
    await withTemporaryFolder(async (cwd) => {
      await pipeline(largeDifference(100e6), createWriteStream(join(cwd, 'large.txt')))

      const { code, stdout, stderr } = await plateau(['diff', 'large.txt', '--quiet', '--json', 'large.json'], {
        cwd,
        signal,
        // Says on standard error, at the end, how much memory the process ever had.
        env: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(sayMemory)}` },
      })

      expect(stdout).toContain('call stacks hold')
      const kilobytes = Number(/peak (\d+)/.exec(stderr)?.[1])
      expect(kilobytes).toBeGreaterThan(50_000)
      expect(kilobytes).toBeLessThan(1_000_000)
      expect(code).toBe(0)
    })
  }, 240_000)
})

describe('plateau diff refuses', () => {
  test.for([
    ['garbage', ['garbage.txt'], /Cannot read garbage\.txt: Line 3: Expected an entry or a stack of a umdh log, got/],
    ['JSON of something else', ['other.json'], /Cannot read other\.json: Expected schema to be one of/],
    ['what is no JSON', ['broken.json'], /Cannot read broken\.json: Line 2: Expected JSON, got/],
    ['an empty file', ['empty.txt'], /Cannot read empty\.txt: Expected a log of umdh, got no entry of one/],
    ['a file that is not there', ['nosuch.txt'], /Cannot read nosuch\.txt: ENOENT/],
    ['a folder', ['.'], /Cannot read \.: EISDIR/],
    ['one snapshot alone', ['before.json'], /Expected a second snapshot to subtract before\.json from, got none/],
    ['a snapshot and a difference', ['before.json', 'difference.txt'], /Expected two snapshots or two files of pairs/],
    [
      'suppressions without a reason',
      ['difference.txt', '--suppressions', 'bare.txt'],
      /bare\.txt: Line 1: Expected "# reason/,
    ],
    ['two results on standard output', ['difference.txt', '--json', '-', '--umdh', '-'], /got --json and --umdh/],
    [
      'a file that cannot be written',
      ['difference.txt', '--folded', 'no/such/file'],
      /Expected --folded to name a file/,
    ],
  ] as const)('%s', async ([, args, message], { signal }) => {
    await withTemporaryFolder(async (cwd) => {
      await writeFile(
        join(cwd, 'garbage.txt'),
        difference.replace('\n\n', '\nIt was a dark\u001b[31m and stormy night\n\n'),
      )
      await writeFile(join(cwd, 'other.json'), '{"schema": "plateau.result/1"}')
      await writeFile(join(cwd, 'broken.json'), '{"schema": "plateau.snapshot/1",\n oops')
      await writeFile(join(cwd, 'empty.txt'), '')
      await writeFile(join(cwd, 'bare.txt'), 'leak:xmlDict')
      await writeFile(join(cwd, 'before.json'), JSON.stringify(snapshot))
      await writeFile(join(cwd, 'difference.txt'), difference)

      const { code, stderr } = await plateau(['diff', ...args], { cwd, signal })

      expect(stderr).toMatch(message)
      expect(isSafe(stderr.trimEnd())).toBe(true)
      expect(code).toBe(2)
    })
  })
})

const sayMemory = `process.on('exit', () => process.stderr.write('peak ' + process.resourceUsage().maxRSS + '\\n'))`

/** Short stacks, and nearly every one another: what is kept of a log is what differs. */
function* largeDifference(size: number): Generator<string> {
  let written = 0
  for (let entry = 1; written < size; entry += 1) {
    const by = (entry % 4096) + 1
    const trace = entry.toString(16)
    const places = [entry % 997, Math.floor(entry / 997) % 997, entry % 9973]
    const frames = places.map((place) => `\tetree!function${place}+${place.toString(16).padStart(8, '0')}\n`)
    const text = `+ ${by.toString(16)} ( ${(by + 9).toString(16)} - 9) 1 allocs\tBackTrace${trace}\n+ 1 ( 1 - 0)\tBackTrace${trace}\tallocations\n\n${frames.join('')}\n`
    written += text.length
    yield text
  }
}

function suppression(pattern: string, expires: string): string {
  return `# reason: a vocabulary\n# link: https://example.com/1\n# expires: ${expires}\nleak:${pattern}\n`
}

async function noPprof(signal: AbortSignal): Promise<string | undefined> {
  try {
    await runChild('go', ['version'], { signal, env: process.env })
    return undefined
  } catch (error) {
    if (error instanceof ChildError) return 'no Go here, whose tools read pprof: apt-get install golang-go'
    throw error
  }
}
