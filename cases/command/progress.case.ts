import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { withTemporaryFolder } from '@plateau/harness'
import { expect, test } from 'vitest'
import { plateau } from './as-a-user.ts'

test('a run that is silent for long says again what it does, how far it is and how long still', async ({ signal }) => {
  await withTemporaryFolder(async (cwd) => {
    await writeFile(join(cwd, 'slow.py'), 'import time\n\n\ndef sleeps():\n    time.sleep(0.3)\n')

    const args = ['run', 'minimal', '--vary', 'same', '--call', 'slow:sleeps', '--path', '.', '--inputs', '16']
    const { stderr } = await plateau([...args, '--timeout', '4'], { cwd, signal })

    expect(stderr).toMatch(/^0 of 1 runs done \((?:about \d+|less than 1) s left\), measuring minimal repeated$/m)
    expect(stderr).toMatch(/^0 of 1 runs done \(.*left\), measuring minimal repeated.*, \d+ s so far$/m)
  })
})
