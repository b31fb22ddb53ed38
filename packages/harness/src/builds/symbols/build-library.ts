import { createHash } from 'node:crypto'
import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { isWhole } from '../../packages/cache-entry.ts'
import { explainFailure } from '../../packages/explain-failure.ts'
import { beside, placeEntry } from '../../packages/place-entry.ts'
import type { Context } from '../../packages/provide-options.ts'
import type { Python } from '../../pythons/python.ts'
import { compile } from '../compile.ts'
import { compilerOf } from '../prerequisites.ts'
import type { Archive } from './archives.ts'
import { provideCmake } from './cmake.ts'
import { debugFlags } from './debug-flags.ts'

export interface BuiltLibrary {
  readonly folder: string
  /** Of `folder`, below the cache's folder of libraries. */
  readonly path: string
  readonly sha256: string
}

export interface BuildLibraryOptions extends Context {
  readonly entries: string
  /** The library that it is to be linked with. */
  readonly on?: BuiltLibrary
}

/**
 * Builds one library with symbols into an entry of the cache.
 *
 * @throws ProvideError where it does not build; the cache is then as it was.
 */
export async function buildLibrary(
  archive: Archive,
  python: Python,
  options: BuildLibraryOptions,
): Promise<BuiltLibrary> {
  const { env, entries, on, signal } = options
  const sha256 = digestOf(archive, options)
  const path = [sha256, [python.platform, python.libc?.replace(' ', '-')].filter(Boolean).join('-')].join('/')
  const built = { folder: join(entries, path), path, sha256 }
  if (await isWhole(built.folder)) return built

  const name = `${archive.library} ${archive.version}`
  try {
    return await beside(entries, async (scratch) => {
      const { cmake, ninja } = await provideCmake(python, options)
      const [made, build, unpacked] = ['made', 'build', 'source'].map((it) => join(scratch, it)) as [
        string,
        string,
        string,
      ]
      await mkdir(unpacked)
      options.onProgress?.(`Building ${name} with symbols: half a minute or more`)
      const step = async (args: readonly string[], cwd: string) =>
        await compile(cmake, args, { name, cwd, env, ...(signal !== undefined && { signal }) })
      await step(['-E', 'tar', 'xf', archive.path], unpacked)
      const source = await topOf(unpacked)
      const [compiler = 'cc', ...flags] = compilerOf(env)
      const debug = [...flags, ...debugFlags, `-fdebug-prefix-map=${source}=${archive.library}-${archive.version}`]
      const settings = {
        ...common,
        ...own[archive.library],
        CMAKE_MAKE_PROGRAM: ninja,
        CMAKE_C_COMPILER: compiler,
        CMAKE_C_FLAGS: debug.join(' '),
        CMAKE_INSTALL_PREFIX: made,
        CMAKE_INSTALL_RPATH: ['$ORIGIN', ...(on === undefined ? [] : [`$ORIGIN/../../../${on.path}/lib`])].join(';'),
        ...(on !== undefined && { CMAKE_PREFIX_PATH: on.folder }),
      }
      const defined = Object.entries(settings).map(([key, value]) => `-D${key}=${value}`)
      await step(['-S', source, '-B', build, '-G', 'Ninja', ...defined], scratch)
      await step(['--build', build, '--parallel', String(availableParallelism())], scratch)
      await step(['--install', build], scratch)
      await writeConfig(made, archive)
      signal?.throwIfAborted()
      await placeEntry(made, built.folder)
      return built
    })
  } catch (error) {
    throw explainFailure(error, {
      wanted: { name, instead: 'name archives of libxml2 and libxslt with --symbols' },
      folder: entries,
    })
  }
}

const common = {
  // From cmake 4 on, it refuses what was written for a cmake before 3.5, as libxml2 up to 2.9 was.
  CMAKE_POLICY_VERSION_MINIMUM: '3.5',
  CMAKE_BUILD_TYPE: 'None',
  CMAKE_INSTALL_LIBDIR: 'lib',
  BUILD_SHARED_LIBS: 'ON',
}

/** As lxml's own wheels are, but for xz, which they lack too, and for what is no library. */
const own: Readonly<Record<Archive['library'], Readonly<Record<string, string>>>> = {
  libxml2: {
    LIBXML2_WITH_PYTHON: 'OFF',
    LIBXML2_WITH_TESTS: 'OFF',
    LIBXML2_WITH_PROGRAMS: 'OFF',
    LIBXML2_WITH_LZMA: 'OFF',
    LIBXML2_WITH_ICU: 'OFF',
    LIBXML2_WITH_ZLIB: 'ON',
  },
  libxslt: {
    LIBXSLT_WITH_PYTHON: 'OFF',
    LIBXSLT_WITH_TESTS: 'OFF',
    LIBXSLT_WITH_PROGRAMS: 'OFF',
    LIBXSLT_WITH_CRYPTO: 'OFF',
  },
}

function digestOf(archive: Archive, { env, on }: BuildLibraryOptions): string {
  const parts = [archive.sha256, on?.sha256 ?? '', ...compilerOf(env), ...debugFlags]
  return createHash('sha256').update(parts.join('\n')).digest('hex')
}

/** Debian's archives, and those of releases, hold one folder. */
async function topOf(folder: string): Promise<string> {
  const [top, ...others] = await readdir(folder)
  return top !== undefined && others.length === 0 ? join(folder, top) : folder
}

/** The script that lxml's setup.py asks for flags: the library's own names the folder that it was built in. */
async function writeConfig(folder: string, { library, version }: Archive): Promise<void> {
  const include = library === 'libxml2' ? '$here/include/libxml2' : '$here/include'
  const script = `#!/bin/sh
here=$(cd "$(dirname "$0")/.." && pwd)
case "$1" in
  --version) echo ${version.replace(/[^\d.].*$/, '')} ;;
  --cflags) echo "-I${include}" ;;
  --libs) echo "-L$here/lib" ;;
esac
`
  const path = join(folder, 'bin', 'plateau-config')
  await mkdir(join(folder, 'bin'), { recursive: true })
  await writeFile(path, script)
  await chmod(path, 0o755)
}
