import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runChild } from '../../children/run-child.ts'
import { withTemporaryFolder } from '../../children/temporary-folder.ts'
import { findPythons } from '../../pythons/find-pythons.ts'
import { provideCmake } from './cmake.ts'

test('provideCmake() takes cmake and ninja from the package index where the system has none', async () => {
  await withTemporaryFolder(async (folder) => {
    const python =
      (await findPythons()).find(({ pip }) => pip !== undefined) ?? expect.fail('Expected a Python with pip')
    const env = { ...process.env, PATH: folder, PLATEAU_CACHE: join(folder, 'cache') }

    const { cmake, ninja } = await provideCmake(python, { env })

    expect(await printed(cmake)).toMatch(/^cmake version 3\.31\.10\n/)
    expect(await printed(ninja)).toMatch(/^1\.11\.1/)
  })
})

async function printed(command: string): Promise<string> {
  const { stdout } = await runChild(command, ['--version'], { env: process.env })
  return stdout
}
