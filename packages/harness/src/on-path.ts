import { constants } from 'node:fs/promises'
import { join } from 'node:path'
import { firstThere } from './first-there.ts'
import type { Environment } from './pythons/cache-folder.ts'
import { pathFolders } from './pythons/candidates.ts'

/** Where a command is that PATH leads to; nothing where it leads to none. */
export function onPath(command: string, env: Environment = process.env): Promise<string | undefined> {
  return firstThere(
    pathFolders(env).map((folder) => join(folder, command)),
    constants.X_OK,
  )
}
