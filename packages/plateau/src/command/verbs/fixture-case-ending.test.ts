import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { withTemporaryFolder } from '@plateau/harness'
import { expect, test } from 'vitest'
import { caseEndingIn } from './fixture-case-ending.ts'

test.each([
  ['vitest.config.ts', `export default { test: { include: ['cases/**/*.case.ts'] } }`, '.case.ts'],
  ['vite.config.mjs', `export default { test: { include: ['**/*.{case,test}.ts', '**/*.case.ts'] } }`, '.case.ts'],
  ['vitest.config.ts', 'export default {}', '.test.ts'],
  ['notes.ts', 'a .case. of nothing', '.test.ts'],
] as const)('caseEndingIn() a project with %s of %j is %s', async (file, text, ending) => {
  await withTemporaryFolder(async (folder) => {
    await writeFile(join(folder, file), text)

    expect(await caseEndingIn(folder)).toBe(ending)
  })
})
