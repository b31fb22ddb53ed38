import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { choosePython, provideWith, runChild, withTemporaryFolder } from '@plateau/harness'
import { needsWith } from 'plateau/vitest'
import { describe, expect, test } from 'vitest'
import { callables, plateau } from './as-a-user.ts'

/** Reads all three formats with parsers of its own, to draw flame graphs in a terminal. */
const reader = ['flamegraph-textual==0.1.2']

const difference = `+   21280 (  61712 -  40432)     58 allocs\tBackTraceB53
+      20 (     58 -     38)\tBackTraceB53\tallocations

\tetree!xmlDictLookup+0000025E
\tetree!htmlParseStartTag+00000579
\tMyApp!operator new+0000000E

+     900 (    900 -      0)      9 allocs\tBackTraceB54
+       9 (      9 -      0)\tBackTraceB54\tallocations

\tetree!+00001234
\tetree!htmlParseStartTag+00000579
\tMyApp!operator new+0000000E

Total increase == 22180
`

describe('what plateau exports is read by another tool as it was meant', () => {
  needsWith(reader)

  test.for(['folded', 'speedscope', 'pprof'] as const)('%s', async (form, { signal }) => {
    await withTemporaryFolder(async (cwd) => {
      await writeFile(join(cwd, 'difference.txt'), difference)
      await plateau(['diff', 'difference.txt', `--${form}`, 'profile'], { cwd, signal })

      const python = await choosePython(undefined)
      const { folder } = await provideWith(reader, python, { signal })
      const env = { ...process.env, PYTHONPATH: folder }
      const { stdout } = await runChild(python.executable, [join(callables, 'read_profile.py'), 'profile'], {
        cwd,
        env,
        signal,
      })

      expect(stdout.trim().split('\n').toSorted()).toEqual([
        'etree+0x1234 < htmlParseStartTag < operator new 900',
        'xmlDictLookup < htmlParseStartTag < operator new 21280',
      ])
    })
  })
})
