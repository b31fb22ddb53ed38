import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** The variables that a process was started with, or a test's own. */
export type Environment = Readonly<Record<string, string | undefined>>

/**
 * Where plateau keeps what it would otherwise have to download or ask again: `PLATEAU_CACHE`, else the platform's place
 * (`XDG_CACHE_HOME` or `~/.cache`, `~/Library/Caches`, `%LOCALAPPDATA%`).
 */
export function cacheFolder(env: Environment = process.env): string {
  const chosen = env['PLATEAU_CACHE']
  if (chosen !== undefined && chosen !== '') return resolve(chosen)
  return join(platformPlace(env), 'plateau')
}

/** The home folder as the shell sees it. */
export function homeFolder(env: Environment): string {
  return env['HOME'] ?? env['USERPROFILE'] ?? homedir()
}

function platformPlace(env: Environment): string {
  const home = homeFolder(env)
  if (process.platform === 'win32') return env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local')
  if (process.platform === 'darwin') return join(home, 'Library', 'Caches')
  // A relative XDG_CACHE_HOME is invalid and is to be ignored (XDG Base Directory Specification 0.8).
  return env['XDG_CACHE_HOME']?.startsWith('/') === true ? env['XDG_CACHE_HOME'] : join(home, '.cache')
}
