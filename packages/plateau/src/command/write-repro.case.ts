import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { provideLxml, readFixture, runChild, templateOf, withTemporaryFolder } from '@plateau/harness'
import { repro } from '@plateau/report'
import { describe } from 'vitest'
import { fixture, html } from '../index.ts'
import { expect, test } from '../vitest/index.ts'

const lxml = '6.1.3'

describe('a script of a run that does not grow', () => {
  test('shows that a thread that ends gives its names back', async ({ measure }) => {
    const thread = html({}, { lifetime: 'thread' })
    const run = await measure(thread, fixture('minimal').fresh('tags', 20), { lxml, inputs: 4096 })
    const { page } = await readFixture('minimal')
    const { pieces, stamp } = templateOf(page, 'tags', { fresh: 20 })

    const { script } = repro(run, { pieces, stamp, encoding: page.encoding, path: [], deflate: deflateSync })

    await withTemporaryFolder(async (folder) => {
      const file = join(folder, 'repro.py')
      await writeFile(file, script)
      const provided = await provideLxml(lxml)
      const { stdout } = await runChild(provided.python.executable, [file], { env: { PYTHONPATH: provided.folder } })
      const [, heap, names] = /^held per page: (\S+) B of heap, (\S+) names$/m.exec(stdout) ?? []
      expect(script).toContain('threading.Thread')
      expect(script.split('\n').length).toBeLessThanOrEqual(60)
      expect(Number(names)).toBe(0)
      // A name takes 8 bytes at the least, and there are 20.
      expect(Math.abs(Number(heap))).toBeLessThan(20 * 8)
    })
  })
})
