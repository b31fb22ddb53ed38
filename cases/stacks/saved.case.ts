import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SnapshotPairs } from '@plateau/core'
import { withTemporaryFolder } from '@plateau/harness'
import { needsLxml } from 'plateau/vitest'
import { describe, expect, test } from 'vitest'
import { plateau } from '../command/as-a-user.ts'
import { snapshotsValidator } from '../command/result-schema.ts'
import { slowing } from '../versions.ts'
import { needsRecorder } from './needs-recorder.ts'

describe('plateau stacks --save', () => {
  needsLxml(slowing)
  needsRecorder('memray')

  test('keeps both snapshots, whose difference is the pair that was shown, names and all', async ({ signal }) => {
    await withTemporaryFolder(async (cwd) => {
      const stacks = ['stacks', 'minimal', '--lxml', slowing, '--vary', 'tags', '--fresh', '20', '--inputs', '1024']
      const recorded = await plateau([...stacks, '--save', 'saved', '--json', 'pairs.json'], { cwd, signal })

      const saved = ['before', 'after'].map((side) => join('saved', `minimal-tags-${side}.json`))
      const { code, stdout } = await plateau(['diff', ...saved, '--json', '-'], { cwd, signal })

      const shown = JSON.parse(await readFile(join(cwd, 'pairs.json'), 'utf8')) as SnapshotPairs
      const again = JSON.parse(stdout) as SnapshotPairs
      const valid = await snapshotsValidator()
      for (const file of [shown, again]) {
        valid(file)
        expect(valid.errors).toBeNull()
      }
      const [pair] = shown.pairs
      expect(again.pairs[0]).toEqual({ ...pair, kept: undefined, notes: [] })
      expect(pair?.attributed).toBeGreaterThan(10_000)
      const fresh = pair?.kept?.filter(({ name }) => pair.names?.includes(name)) ?? []
      expect(fresh.length).toBe(pair?.names?.length)
      expect(fresh.every(({ constructs, page }) => constructs.join() === 'tag' && page === 'minimal')).toBe(true)
      expect([recorded.code, code]).toEqual([0, 0])
    })
  })
})
