import { wheelPlatforms } from '../packages/wheel-platforms.ts'
import type { Python } from '../pythons/python.ts'

/** What the name of a wheel says of it (PEP 427): the version, and the tags of what can load it. */
export interface WheelName {
  readonly file: string
  readonly version: string
  readonly pythons: readonly string[]
  readonly abis: readonly string[]
  readonly platforms: readonly string[]
}

/** Reads the file name of a wheel of lxml; `undefined` for any other name. */
export function wheelName(file: string): WheelName | undefined {
  const named = /^lxml-([^-]+)(?:-\d[^-]*)?-([^-]+)-([^-]+)-([^-]+)\.whl$/i.exec(file)
  if (named === null) return undefined
  const [, version = '', pythons = '', abis = '', platforms = ''] = named
  return { file, version, pythons: pythons.split('.'), abis: abis.split('.'), platforms: platforms.split('.') }
}

/** Those of the wheels that an interpreter can load, going by their names. */
export function loadable<Wheel extends WheelName>(wheels: readonly Wheel[], python: Python): readonly Wheel[] {
  const runs = new Set([...wheelPlatforms(python), 'any'])
  return wheels.filter((it) => speaks(python, it) && it.platforms.some((platform) => runs.has(platform)))
}

function speaks(python: Python, { pythons, abis }: WheelName): boolean {
  if (abis.includes(python.abi)) return true
  const [major = 0, minor = 0] = python.version.split('.').map(Number)
  if (abis.includes('none')) return pythons.includes(`py${major}`) || pythons.includes(`cp${major}${minor}`)
  const oldest = pythons.map((tag) => /^cp3(\d+)$/.exec(tag)?.[1]).find((it) => it !== undefined)
  // The stable ABI counts from the version in the wheel's name on, and not yet without the lock (PEP 703).
  return abis.includes('abi3') && major === 3 && minor >= Number(oldest ?? Infinity) && /^cp\d+$/.test(python.abi)
}
