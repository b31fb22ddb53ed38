import { existsSync } from 'node:fs'
import { stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withTemporaryFolder } from '../children/temporary-folder.ts'
import { makeFolder } from './make-folder.ts'

test('makeFolder() makes the folders above too, and may be called again', async () => {
  await withTemporaryFolder(async (folder) => {
    const path = join(folder, 'a', 'b', 'c')

    await Promise.all([makeFolder(path), makeFolder(path)])
    await makeFolder(path)

    expect((await stat(path)).isDirectory()).toBe(true)
  })
})

test('makeFolder() throws where a file is in the way', async () => {
  await withTemporaryFolder(async (folder) => {
    await writeFile(join(folder, 'file'), '')

    await expect(makeFolder(join(folder, 'file'))).rejects.toThrow('EEXIST')
    await expect(makeFolder(join(folder, 'file', 'within'))).rejects.toThrow('ENOTDIR')
  })
})

test.skipIf(!existsSync('/proc/self'))('makeFolder() throws where a folder takes no others', async () => {
  await expect(makeFolder('/proc/plateau/cache')).rejects.toThrow('ENOENT')
})
