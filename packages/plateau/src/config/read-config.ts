import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { namesSource, UsageError } from '@plateau/harness'
import { checkConfig } from './check-config.ts'
import { type Config, defineConfig } from './config.ts'
import { findConfig } from './find-config.ts'

/** A configuration whose paths are absolute, and the file that it is from. */
export interface ConfigFile {
  readonly file: string
  readonly config: Config
}

/**
 * Reads the nearest configuration from a folder upwards; none is no error.
 *
 * @throws UsageError where it cannot be loaded, or holds what is not allowed.
 */
export async function readConfig(from: string): Promise<ConfigFile | undefined> {
  const file = findConfig(from)
  if (file === undefined) return undefined
  return { file, config: placedIn(dirname(file), checkConfig(await load(file), file)) }
}

/** As TypeScript, which Node 20 does not run by itself; the loader is only loaded where there is something to load. */
async function load(file: string): Promise<unknown> {
  const { createJiti } = await import('jiti')
  const jiti = createJiti(import.meta.url, {
    // Nothing is left behind, and a file that was changed is read again.
    fsCache: false,
    moduleCache: false,
    // A command that was started from elsewhere gives its own to a project that has none installed.
    virtualModules: { plateau: { defineConfig } },
  })
  try {
    const exported = await jiti.import<{ readonly default?: unknown }>(file)
    return exported.default
  } catch (cause) {
    throw new UsageError(`Cannot load ${file}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  }
}

function placedIn(folder: string, config: Config): Config {
  const { pages, lxml, python, baseline } = config
  return {
    ...config,
    ...(pages !== undefined && { pages: pages.map((page) => (isFile(folder, page) ? resolve(folder, page) : page)) }),
    ...(lxml !== undefined && { lxml: [lxml].flat().map((each) => (isBuilt(each) ? resolve(folder, each) : each)) }),
    ...(python !== undefined && { python: /[/\\]/.test(python) ? resolve(folder, python) : python }),
    ...(baseline !== undefined && { baseline: resolve(folder, baseline) }),
  }
}

/** What is a file's name, or is one there; else it is a fixture's. */
function isFile(folder: string, page: string): boolean {
  return /[/\\]|\.\w+$/.test(page) || existsSync(resolve(folder, page))
}

function isBuilt(lxml: string): boolean {
  return /\.whl$/i.test(lxml) || namesSource(lxml)
}
