import { readdir } from 'node:fs/promises'
import { temporaryFolder, withTemporaryFolder } from '@plateau/harness'
import { expect, test } from 'vitest'
import { current } from '../versions.ts'
import { plateau } from './as-a-user.ts'
import { processesWith } from './processes.ts'

test.for([
  ['while a run is measured', 'SIGINT', ['run', '--lxml', current]],
  ['while a run is measured, by the system', 'SIGTERM', ['run', '--lxml', current]],
  ['while allocations are recorded', 'SIGINT', ['stacks', '--lxml', current], undefined, /recording/],
  ['while lxml is installed', 'SIGINT', ['run', '--lxml', current], 'an empty cache'],
] as const)(
  'Ctrl-C %s (%s) leaves no process and no folder behind',
  async ([, name, args, cache, progress], { signal }) => {
    await withTemporaryFolder(async (scratch) => {
      const { path, cleanup } = await temporaryFolder()
      const env = { TMPDIR: scratch, PLATEAU_CASE: scratch, ...(cache !== undefined && { PLATEAU_CACHE: path }) }

      const { code, stdout, stderr } = await plateau(args, {
        env,
        signal,
        onProgress: (pid) => process.kill(pid, name),
        ...(progress !== undefined && { progress }),
      })

      expect(stderr).toMatch(/plateau: interrupted/)
      expect({ code, stdout }).toEqual({ code: 130, stdout: '' })
      expect(processesWith(scratch)).toEqual([])
      expect((await readdir(scratch)).filter((left) => left.startsWith('plateau'))).toEqual([])
      expect((await readdir(path, { recursive: true })).filter((file) => file.includes('.partial'))).toEqual([])
      await cleanup()
    })
  },
)
