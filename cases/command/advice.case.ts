import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readFixture, withTemporaryFolder } from '@plateau/harness'
import type { Result } from 'plateau'
import { needsLxml } from 'plateau/vitest'
import { describe, expect, test } from 'vitest'
import { current } from '../versions.ts'
import { plateau } from './as-a-user.ts'

describe('advice after a run that grows', () => {
  needsLxml(current)

  test('is as sure on a page that takes long as on a small one, from as few inputs as a run can be judged by', async ({
    signal,
  }) => {
    await withTemporaryFolder(async (cwd) => {
      const { page } = await readFixture('coding-horror')
      await writeFile(join(cwd, 'long.html'), Buffer.concat(Array<Buffer>(6).fill(page.bytes)))
      const flags = ['--lxml', current, '--vary', 'tags', '--fresh', '20', '--inputs', '64', '--json', '-']

      const { stdout } = await plateau(['run', 'long.html', ...flags], { cwd, signal })

      const { advice } = JSON.parse(stdout) as Result
      expect(advice).toEqual([
        expect.objectContaining({ bounding: [{ in: 'lifetime', lifetime: 'thread' }], lessening: [], open: [] }),
      ])
    })
  })
})
