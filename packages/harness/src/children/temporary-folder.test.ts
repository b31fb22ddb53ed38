import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withTemporaryFolder } from './temporary-folder.ts'

test('withTemporaryFolder() removes the folder and all in it when its use ends', async () => {
  const path = await withTemporaryFolder(async (folder) => {
    await mkdir(join(folder, 'within'))
    await writeFile(join(folder, 'within', 'file'), '')
    return folder
  })

  expect(existsSync(path)).toBe(false)
})

test('withTemporaryFolder() removes the folder when its use fails, and throws what that threw', async () => {
  let path = ''

  const using = withTemporaryFolder(async (folder) => {
    path = folder
    throw new Error('gone wrong')
  })

  await expect(using).rejects.toThrow('gone wrong')
  expect(path).not.toBe('')
  expect(existsSync(path)).toBe(false)
})

test('withTemporaryFolder() makes it where asked', async () => {
  await withTemporaryFolder(async (outer) => {
    await withTemporaryFolder(async (inner) => expect(inner.startsWith(outer)).toBe(true), { within: outer })
  })
})
