import { rmSync } from 'node:fs'
import { onExit } from 'signal-exit'
import { dir } from 'tmp-promise'

export interface TemporaryFolder {
  readonly path: string
  /** Removes the folder with all that is in it; a second call does nothing. */
  readonly cleanup: () => Promise<void>
}

export interface TemporaryFolderOptions {
  /** An existing folder to make it in; the system's place for temporary files if not given. */
  readonly within?: string
  /** How its name begins, to tell in a listing what left it behind; `plateau` if not given. */
  readonly prefix?: string
}

/**
 * Makes a folder, hands its path to `use` and removes it afterwards, whether `use` succeeded, threw, or the process is
 * ended by a signal meanwhile.
 */
export async function withTemporaryFolder<Result>(
  use: (path: string) => Promise<Result>,
  options?: TemporaryFolderOptions,
): Promise<Result> {
  const folder = await temporaryFolder(options)
  try {
    return await use(folder.path)
  } finally {
    await folder.cleanup()
  }
}

/** Makes a folder that stays until `cleanup` is called or this process ends. */
export async function temporaryFolder(options: TemporaryFolderOptions = {}): Promise<TemporaryFolder> {
  const { path, cleanup } = await dir({
    unsafeCleanup: true,
    prefix: options.prefix ?? 'plateau',
    ...(options.within === undefined ? {} : { tmpdir: options.within }),
  })
  // A handler of the process's own for the signal comes first: it aborts, and `use` ends in the ordinary way.
  const forget = onExit(() => rmSync(path, { recursive: true, force: true }))
  let cleaned: Promise<void> | undefined
  return {
    path,
    cleanup: () => {
      cleaned ??= cleanup().finally(forget)
      return cleaned
    },
  }
}
