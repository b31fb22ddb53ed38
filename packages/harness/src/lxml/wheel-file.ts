import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { visible } from '../children/visible.ts'
import type { Python } from '../pythons/python.ts'
import { UsageError } from '../usage-error.ts'
import { wheelPlatforms } from './wheel-platforms.ts'

/** A wheel on disk: what its name says of it, and what its bytes are. */
export interface WheelFile {
  readonly path: string
  readonly version: string
  readonly sha256: string
  readonly pythons: readonly string[]
  readonly abis: readonly string[]
  readonly platforms: readonly string[]
}

/**
 * Reads a wheel's name (PEP 427) and bytes.
 *
 * @throws UsageError where it is no file, or is not named as a wheel of lxml is.
 */
export async function readWheel(request: string): Promise<WheelFile> {
  const path = resolve(request)
  const named = /^lxml-([^-]+)(?:-\d[^-]*)?-([^-]+)-([^-]+)-([^-]+)\.whl$/i.exec(basename(path))
  if (named === null) {
    throw new UsageError(
      `Expected --lxml to name a wheel such as lxml-6.1.3-cp311-cp311-manylinux_2_28_x86_64.whl, got "${visible(request)}"`,
    )
  }
  const bytes = await readFile(path).catch((cause: NodeJS.ErrnoException) => {
    throw new UsageError(
      `Expected --lxml to name a wheel, got "${visible(request)}", which cannot be read (${cause.code})`,
      {
        cause,
      },
    )
  })
  // PEP 427: a wheel is a ZIP archive, and those begin with a local file header.
  if (bytes.subarray(0, 4).toString('latin1') !== 'PK\u0003\u0004') {
    throw new UsageError(`Expected --lxml to name a wheel, got "${visible(request)}", which is no ZIP archive`)
  }
  const [, version = '', pythons = '', abis = '', platforms = ''] = named
  return {
    path,
    version,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    pythons: pythons.split('.'),
    abis: abis.split('.'),
    platforms: platforms.split('.'),
  }
}

/** Whether an interpreter can load a wheel, going by the wheel's name. */
export function canLoad(python: Python, wheel: WheelFile): boolean {
  const runs = new Set([...wheelPlatforms(python), 'any'])
  return wheel.platforms.some((platform) => runs.has(platform)) && speaks(python, wheel)
}

function speaks(python: Python, { pythons, abis }: WheelFile): boolean {
  if (abis.includes(python.abi)) return true
  const [major = 0, minor = 0] = python.version.split('.').map(Number)
  if (abis.includes('none')) return pythons.includes(`py${major}`) || pythons.includes(`cp${major}${minor}`)
  const oldest = pythons.map((tag) => /^cp3(\d+)$/.exec(tag)?.[1]).find((it) => it !== undefined)
  // The stable ABI counts from the version in the wheel's name on, and not yet without the lock (PEP 703).
  return abis.includes('abi3') && major === 3 && minor >= Number(oldest ?? Infinity) && /^cp\d+$/.test(python.abi)
}
