import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { withTemporaryFolder } from '@plateau/harness'
import { expect, test } from 'vitest'
import { readReported } from './read-reported.ts'

const run = {
  id: 'a run',
  page: 'a\u2028b',
  subject: { kind: 'callable', call: 'json:loads' },
  versions: { python: '3.11.7' },
  variation: 'same',
  gauges: {},
  health: { ok: true },
  outcome: 'bounded',
}

test.for([
  ['a line a run', `{\n  "schema": "plateau.result/1",\n  "runs": [\n    ${JSON.stringify(run)}\n  ]\n}\n`],
  ['laid out anew', JSON.stringify({ schema: 'plateau.result/1', runs: [run] }, undefined, 1)],
] as const)('readReported() reads runs whose names have line separators of their own: %s', async ([, text]) => {
  await withTemporaryFolder(async (folder) => {
    const file = join(folder, 'result.json')
    await writeFile(file, text)

    const { results } = await readReported([file])

    expect(results.map(({ runs }) => runs)).toEqual([[run]])
  })
})
