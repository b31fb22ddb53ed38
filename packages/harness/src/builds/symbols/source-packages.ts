import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ChildError, lastLines } from '../../children/child-error.ts'
import { runChild } from '../../children/run-child.ts'
import { isWhole } from '../../packages/cache-entry.ts'
import { beside, placeEntry } from '../../packages/place-entry.ts'
import type { Context } from '../../packages/provide-options.ts'
import { ProvideError } from '../../provide-error.ts'
import { cacheFolder } from '../../pythons/cache-folder.ts'
import type { Python } from '../../pythons/python.ts'
import { isCommand } from '../prerequisites.ts'
import type { Archive } from './archives.ts'

const systemSources = '/etc/apt'

/**
 * Fetches the source packages of this platform for libraries into plateau's cache, once: their upstream archives, without
 * the platform's patches. apt is told to look for sources where it has its packages from, in files of plateau's own: the
 * system's stay as they are.
 *
 * @throws ProvideError where this platform has no apt, or it does not have them.
 */
export async function fetchSourcePackages(
  libraries: readonly Archive['library'][],
  python: Python,
  context: Context,
): Promise<readonly string[]> {
  const entries = join(cacheFolder(context.env), 'sources')
  const folders = libraries.map((library) => join(entries, `${library}-of-${python.libc?.replace(' ', '-')}`))
  const whole = await Promise.all(folders.map(isWhole))
  if (!whole.every(Boolean)) {
    if (!(await isCommand('apt-get', context.env))) throw noSource(libraries, 'this platform has no apt-get')
    context.onProgress?.(`Fetching the source packages of ${libraries.join(' and ')}`)
    await beside(entries, async (scratch) => {
      const apt = await ownApt(scratch, context)
      try {
        await apt(['update'])
        for (const [i, library] of libraries.entries()) {
          const [made, folder] = [join(scratch, library), folders[i] ?? '']
          await mkdir(made)
          await apt(['source', '--download-only', library], made)
          await placeEntry(made, folder)
        }
      } catch (error) {
        if (!(error instanceof ChildError)) throw error
        throw noSource(libraries, 'apt-get source failed', error)
      }
    })
  }
  return await Promise.all(folders.map(upstreamIn))
}

async function upstreamIn(folder: string): Promise<string> {
  const archive = (await readdir(folder)).find((name) => /\.orig\.tar\.\w+$/.test(name))
  if (archive === undefined) throw new Error(`Expected an upstream archive in ${folder}, got none`)
  return join(folder, archive)
}

type Apt = (args: readonly string[], cwd?: string) => Promise<void>

async function ownApt(scratch: string, { env, signal }: Context): Promise<Apt> {
  const [lists, cache, parts] = ['lists', 'cache', 'parts'].map((it) => join(scratch, it)) as [string, string, string]
  for (const folder of [join(lists, 'partial'), join(cache, 'archives', 'partial'), parts]) {
    await mkdir(folder, { recursive: true })
  }
  await writeSources(parts)
  const settings = {
    'Dir::Etc::SourceList': '/dev/null',
    'Dir::Etc::SourceParts': parts,
    'Dir::State::Lists': lists,
    'Dir::Cache': cache,
    // As root, apt would download as a user that may not write here.
    'APT::Sandbox::User': '',
    'Acquire::Languages': 'none',
    'Acquire::Retries': '2',
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-o', `${name}=${value}`])
  return async (args, cwd = scratch) => {
    await runChild('apt-get', ['-qq', ...flags, ...args], {
      env: { ...env, LC_ALL: 'C' },
      cwd,
      timeoutMs: 10 * 60 * 1000,
      ...(signal !== undefined && { signal }),
    })
  }
}

/** The system's own lists of packages, each turned into one of sources. */
async function writeSources(parts: string): Promise<void> {
  const folder = join(systemSources, 'sources.list.d')
  const names = (await readdir(folder).catch(() => [])).filter((name) => /\.(?:list|sources)$/.test(name))
  for (const path of [join(systemSources, 'sources.list'), ...names.map((name) => join(folder, name))]) {
    const text = await readFile(path, 'utf8').catch(() => '')
    const sources = path.endsWith('.sources')
      ? text.replaceAll(/^Types:.*$/gm, 'Types: deb-src')
      : text.replaceAll(/^deb(?=\s)/gm, 'deb-src')
    if (isOfTheSystem(text)) await writeFile(join(parts, path.slice(path.lastIndexOf('/') + 1)), sources)
  }
}

/** Other vendors' lists have no libxml2, and often no sources at all, at which apt stops. */
function isOfTheSystem(text: string): boolean {
  return /\b(?:debian|ubuntu)\b/i.test(text)
}

function noSource(libraries: readonly string[], why: string, error?: ChildError): ProvideError {
  const names = libraries.join(' and ')
  const evidence = error === undefined ? '' : lastLines(error.stderr)
  return new ProvideError(
    `Expected the source packages of ${names}, got none, as ${why}: name archives of them, with a comma between, ` +
      `as in --symbols libxml2-2.14.6.tar.xz,libxslt-1.1.43.tar.xz${evidence === '' ? '' : `\n\n${evidence}`}`,
    { kind: 'no source', of: names },
    error === undefined ? {} : { cause: error },
  )
}
