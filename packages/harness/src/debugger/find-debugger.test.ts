import { chmod, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { withTemporaryFolder } from '../children/temporary-folder.ts'
import { findDebugger, findDebuggers } from './find-debugger.ts'

describe('findDebugger()', () => {
  test('takes gdb where both are, wherever on PATH', async () => {
    await withTemporaryFolder(async (first) => {
      await withTemporaryFolder(async (second) => {
        await executable(join(first, 'lldb'))
        await executable(join(second, 'gdb'))
        const env = { PATH: [first, second].join(delimiter) }

        expect(await findDebugger(env)).toEqual({ name: 'gdb', path: join(second, 'gdb') })
        expect((await findDebuggers(env)).map(({ name }) => name)).toEqual(['gdb', 'lldb'])
      })
    })
  })

  test('takes lldb where there is no gdb that can be run', async () => {
    await withTemporaryFolder(async (folder) => {
      await executable(join(folder, 'lldb'))
      await writeFile(join(folder, 'gdb'), '')

      expect(await findDebugger({ PATH: folder })).toMatchObject({ name: 'lldb' })
    })
  })

  test('says how to get one where there is none', async () => {
    await expect(findDebugger({ PATH: '' })).rejects.toThrow(
      /^Expected gdb or lldb on PATH, got neither: .*apt install gdb/,
    )
  })
})

async function executable(file: string): Promise<void> {
  await writeFile(file, '#!/bin/sh\n')
  await chmod(file, 0o755)
}
