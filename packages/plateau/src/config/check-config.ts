import { parseBound, variations } from '@plateau/core'
import { UsageError } from '@plateau/harness'
import type { Config } from './config.ts'

/** What a key may hold. */
interface Allowed {
  readonly words: string
  readonly takes: (value: unknown) => boolean
}

const text: Allowed = { words: 'text', takes: isText }

const keys: { readonly [Key in keyof Config]-?: Allowed } = {
  pages: { words: 'a list of saved pages and names of fixtures', takes: listOf(isText) },
  lxml: { words: 'a release or a list of releases', takes: (value) => isText(value) || listOf(isText)(value) },
  python: text,
  vary: {
    words: `a list of ${variations.join(', ')}`,
    takes: listOf((value) => variations.some((known) => known === value)),
  },
  fresh: { words: 'a whole number of at least 1', takes: (value) => isWhole(value) && value >= 1 && value < 1e6 },
  atMost: { words: 'a list of bounds, such as "72 B/name" or "1 kB/page"', takes: listOf(isBound) },
  inputs: { words: 'a whole number', takes: isWhole },
  timeout: {
    words: 'a number of seconds',
    takes: (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0,
  },
  baseline: text,
}

/**
 * Takes what a file exports by default as a configuration.
 *
 * @throws UsageError naming the file, the key, its value and what is allowed.
 */
export function checkConfig(exported: unknown, file: string): Config {
  if (typeof exported !== 'object' || exported === null || Array.isArray(exported)) {
    throw new UsageError(`Expected ${file} to export by default what defineConfig() gave, got ${shown(exported)}`)
  }
  for (const [key, value] of Object.entries(exported)) {
    if (!isKey(key)) {
      throw new UsageError(`Expected a key in ${file} to be one of ${Object.keys(keys).join(', ')}, got "${key}"`)
    }
    if (value !== undefined && !keys[key].takes(value)) {
      throw new UsageError(`Expected ${key} in ${file} to be ${keys[key].words}, got ${shown(value)}`)
    }
  }
  return exported
}

function isKey(key: string): key is keyof Config {
  return Object.hasOwn(keys, key)
}

function listOf(takes: (value: unknown) => boolean): (value: unknown) => boolean {
  return (value) => Array.isArray(value) && value.length > 0 && value.every(takes)
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}

function isBound(value: unknown): boolean {
  try {
    parseBound(String(value))
    return typeof value === 'string'
  } catch {
    // Whatever is wrong with it, it is said with the other values of the list, and what is allowed.
    return false
  }
}

function shown(value: unknown): string {
  return JSON.stringify(value) ?? String(value)
}
