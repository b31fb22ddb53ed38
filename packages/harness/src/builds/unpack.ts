import { cp, mkdir, readdir } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { ChildError, lastLines } from '../children/child-error.ts'
import { runChild } from '../children/run-child.ts'
import { visible } from '../children/visible.ts'
import type { Context } from '../packages/provide-options.ts'
import { pythonEnvironment } from '../pythons/ask-python.ts'
import type { Python } from '../pythons/python.ts'
import { UsageError } from '../usage-error.ts'
import { sourceFiles } from './digest.ts'
import type { Source } from './source.ts'

/**
 * Puts a copy of a source into `folder`, for a build to write in: the user's own stays as it is.
 *
 * @throws UsageError where an archive is damaged.
 */
export async function unpack(
  source: Source,
  folder: string,
  { python, env, signal }: Context & { readonly python: Python },
): Promise<string> {
  switch (source.kind) {
    case 'folder': {
      for (const path of await sourceFiles(source.path)) {
        const copy = join(folder, relative(source.path, path))
        await mkdir(dirname(copy), { recursive: true })
        // The times too: a source that is written anew would be compiled anew.
        await cp(path, copy, { preserveTimestamps: true })
      }
      return folder
    }
    case 'sdist': {
      await mkdir(folder, { recursive: true })
      await runChild(python.executable, ['-', source.path, folder], {
        env: pythonEnvironment(env),
        cwd: folder,
        input: program,
        ...(signal !== undefined && { signal }),
      }).catch((error: unknown) => {
        if (!(error instanceof ChildError)) throw error
        const why = lastLines(error.stderr)
        throw new UsageError(`Expected an archive that can be unpacked, got ${visible(source.path)}\n\n${why}`, {
          cause: error,
        })
      })
      const [top, ...others] = await readdir(folder)
      return top !== undefined && others.length === 0 ? join(folder, top) : folder
    }
  }
}

/** For Python 2.7 as for 3.14, which would warn of archives that write elsewhere and takes a filter against them. */
const program = `
import os, sys, tarfile, zipfile
path, folder = sys.argv[1:]
if path.lower().endswith('.zip'):
    zipfile.ZipFile(path).extractall(folder)
else:
    archive = tarfile.open(path)
    if hasattr(tarfile, 'data_filter'):
        archive.extractall(folder, filter='data')
    else:
        root = os.path.realpath(folder) + os.sep
        for member in archive.getmembers():
            if not os.path.realpath(os.path.join(folder, member.name)).startswith(root):
                sys.exit('a member of the archive lies outside of it: ' + member.name)
        archive.extractall(folder)
`
