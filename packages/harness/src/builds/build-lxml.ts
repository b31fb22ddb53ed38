import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { compare } from '@renovatebot/pep440'
import { visible } from '../children/visible.ts'
import { lxmlFolder, lxmlsFolder } from '../lxml/cached-releases.ts'
import { type InstalledLxml, installLxml, lxmlAmong } from '../lxml/install-lxml.ts'
import { wantedLxml } from '../lxml/wanted-lxml.ts'
import { isWhole } from '../packages/cache-entry.ts'
import { distributionsIn } from '../packages/distributions.ts'
import { explainFailure } from '../packages/explain-failure.ts'
import { beside } from '../packages/place-entry.ts'
import type { Context } from '../packages/provide-options.ts'
import { pythonEnvironment } from '../pythons/ask-python.ts'
import type { Environment } from '../pythons/cache-folder.ts'
import type { Python } from '../pythons/python.ts'
import { provideBuildTools } from './build-tools.ts'
import { compile } from './compile.ts'
import { checkPrerequisites } from './prerequisites.ts'
import type { Source } from './source.ts'
import type { BuiltLibraries } from './symbols/build-libraries.ts'
import { debugFlags } from './symbols/debug-flags.ts'
import { unpack } from './unpack.ts'

export interface BuildOptions extends Context {
  /** libxml2 and libxslt with debug information, which makes this a build with symbols; the system's if not given. */
  readonly libraries?: BuiltLibraries
}

/**
 * Builds lxml from source into plateau's cache, with the compiler of this machine and what the source asks for of the
 * package index. The same source, for the same interpreter and libraries, is built once.
 *
 * @throws ProvideError where the machine lacks what that takes, or it does not compile; the cache is then as it was.
 */
export async function buildLxml(source: Source, python: Python, options: BuildOptions): Promise<InstalledLxml> {
  const { env, libraries } = options
  const entries = lxmlsFolder(env)
  const name = entryName(source, options)
  const folder = lxmlFolder(python, name, env)
  if (await isWhole(folder)) return { folder, version: lxmlAmong(await distributionsIn(folder)) }

  const what = `lxml ${source.version ?? ''}`.trim()
  try {
    return await beside(entries, async (scratch) => {
      await checkPrerequisites(python, {
        ...options,
        scratch: join(scratch, 'need'),
        libraries: libraries === undefined ? 'of the system' : 'built',
      })
      const tree = await unpack(source, join(scratch, 'source'), { ...options, python })
      const tools = await provideBuildTools(tree, python, options)
      options.onProgress?.(
        `Building ${what}${libraries === undefined ? '' : ' with symbols'} from ${visible(source.name)} for Python ${python.version}: a minute or more`,
      )
      const wheels = join(scratch, 'wheels')
      await compile(python.executable, [...setup(libraries), ...atOnce(python), 'bdist_wheel', '--dist-dir', wheels], {
        name: `${what} from ${visible(source.name)}`,
        cwd: tree,
        env: { ...buildEnvironment(tree, source, options), PYTHONPATH: tools },
        ...(options.signal !== undefined && { signal: options.signal }),
      })
      const [wheel, ...others] = await readdir(wheels)
      if (wheel === undefined || others.length > 0) throw new Error(`Expected one wheel, got ${1 + others.length}`)
      return await installLxml(join(wheels, wheel), python, { ...options, name })
    })
  } catch (error) {
    throw explainFailure(error, { wanted: wantedLxml, folder: entries })
  }
}

/** What decides on the bytes that come out, apart from the interpreter. */
function entryName(source: Source, { env, libraries }: BuildOptions): string {
  const told = deciding.map((variable) => `${variable}=${env[variable] ?? ''}`)
  const parts = [source.sha256, libraries?.sha256 ?? '', ...(libraries === undefined ? [] : debugFlags), ...told]
  return createHash('sha256').update(parts.join('\n')).digest('hex')
}

const deciding = ['CC', 'CFLAGS', 'CPPFLAGS', 'LDFLAGS', 'PKG_CONFIG_PATH', 'STATIC_DEPS', 'STATICBUILD']

/** What was generated with another Cython, before the source was edited, is not taken. */
function setup(libraries: BuiltLibraries | undefined): readonly string[] {
  const options = ['setup.py', '--with-cython']
  // One word each: setup.py up to 3.x takes no value in a word of its own.
  if (libraries === undefined) return options
  return [...options, `--with-xml2-config=${libraries.xml2Config}`, `--with-xslt-config=${libraries.xsltConfig}`]
}

/** Builds modules beside one another where Python's distutils can, from 3.5 on. */
function atOnce(python: Python): readonly string[] {
  return compare(python.version, '3.5') < 0 ? [] : ['build_ext', `-j${availableParallelism()}`]
}

function buildEnvironment(tree: string, source: Source, { env, libraries }: BuildOptions): Environment {
  const own = pythonEnvironment(env)
  if (libraries === undefined) return own
  const written = source.kind === 'folder' ? source.path : source.name.replace(/\.(?:tar\.\w+|tgz|zip)$/i, '')
  return {
    ...own,
    CFLAGS: [own['CFLAGS'], ...debugFlags, `-fdebug-prefix-map=${tree}=${written}`].filter(Boolean).join(' '),
    LDFLAGS: [own['LDFLAGS'], ...libraries.linkFlags].filter(Boolean).join(' '),
    XML2_CONFIG: libraries.xml2Config,
    XSLT_CONFIG: libraries.xsltConfig,
    PKG_CONFIG: 'false',
  }
}
