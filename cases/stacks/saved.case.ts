import { readFile, writeFile } from 'node:fs/promises'
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

  test('fails, and says why, where its files cannot be written', async ({ signal }) => {
    await withTemporaryFolder(async (cwd) => {
      await writeFile(join(cwd, 'a-file'), '')
      const stacks = ['stacks', 'minimal', '--lxml', slowing, '--vary', 'tags', '--inputs', '64', '--quiet']
      const written = await plateau([...stacks, '--json', '/dev/full'], { cwd, signal })
      const saved = await plateau([...stacks, '--save', 'a-file/saved'], { cwd, signal })

      expect(written.stderr).toMatch(/^plateau: Expected --json to name a file that can be written, got: ENOSPC: /)
      expect(saved.stderr).toMatch(/^plateau: Expected --save to name a folder that can be written to, got: ENOTDIR: /)
      expect([written.code, saved.code]).toEqual([2, 2])
    })
  })
})
