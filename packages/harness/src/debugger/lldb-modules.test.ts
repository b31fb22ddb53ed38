import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { withTemporaryFolder } from '../children/temporary-folder.ts'
import { lldbModules } from './lldb-modules.ts'

describe('lldbModules()', () => {
  test("finds them beside what a link leads to, and passes by Debian's folder that has none", async () => {
    await withTemporaryFolder(async (folder) => {
      const lldb = await installed(folder)
      const modules = join(folder, 'llvm-14', 'lib', 'python3.11', 'dist-packages')
      await mkdir(join(modules, 'lldb'), { recursive: true })
      await writeFile(join(modules, 'lldb', 'embedded_interpreter.py'), '')

      expect(await lldbModules(lldb)).toMatch(/\/llvm-14\/lib\/python3\.11\/dist-packages$/)
    })
  })

  test('finds nothing where they are elsewhere', async () => {
    await withTemporaryFolder(async (folder) => {
      expect(await lldbModules(await installed(folder))).toBeUndefined()
    })
  })
})

async function installed(folder: string): Promise<string> {
  const home = join(folder, 'llvm-14')
  await mkdir(join(home, 'lib', 'python3', 'dist-packages'), { recursive: true })
  await mkdir(join(home, 'bin'))
  await writeFile(join(home, 'bin', 'lldb'), '')
  await symlink(join(home, 'bin', 'lldb'), join(folder, 'lldb'))
  return join(folder, 'lldb')
}
