import type { Environment } from '../pythons/cache-folder.ts'

export interface ProvideOptions {
  /** An interpreter's path or version; the best that can have what is asked for if not given. */
  readonly python?: string
  /** Where tools, settings of pip and the cache are looked for; this process's environment if not given. */
  readonly env?: Environment
  /**
   * Builds lxml from source with debug information, on a libxml2 and libxslt built likewise: from these archives, or the
   * platform's source packages for the ones that are not named.
   */
  readonly symbols?: readonly string[]
  readonly signal?: AbortSignal
  /** Told what is being waited for: `Installing lxml 6.1.3 for Python 3.13.0`. */
  readonly onProgress?: (doing: string) => void
}

/** The part of the options that every step hands on. */
export interface Context extends Omit<ProvideOptions, 'python' | 'env'> {
  readonly env: Environment
}
