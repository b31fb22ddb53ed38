import { access, constants } from 'node:fs/promises'

/** Whether a file or folder is there; with `constants.X_OK`, whether it may be run too. */
export function isThere(path: string, mode: number = constants.F_OK): Promise<boolean> {
  return access(path, mode).then(
    () => true,
    () => false,
  )
}

/** The first of these that is there, as {@link isThere} says. */
export async function firstThere(paths: readonly string[], mode?: number): Promise<string | undefined> {
  for (const path of paths) if (await isThere(path, mode)) return path
  return undefined
}
