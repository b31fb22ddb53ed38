import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { visible } from '../children/visible.ts'
import { UsageError } from '../usage-error.ts'
import { type WheelName, wheelName } from './wheel-name.ts'

/** A wheel on disk: what its name says of it, and what its bytes are. */
export interface WheelFile extends WheelName {
  readonly path: string
  readonly sha256: string
}

/**
 * Reads a wheel's name and bytes.
 *
 * @throws UsageError where it is no file, or is not named as a wheel of lxml is.
 */
export async function readWheel(request: string): Promise<WheelFile> {
  const path = resolve(request)
  const name = wheelName(basename(path))
  if (name === undefined) {
    throw new UsageError(
      `Expected --lxml to name a wheel such as lxml-6.1.3-cp311-cp311-manylinux_2_28_x86_64.whl, got "${visible(request)}"`,
    )
  }
  const bytes = await readFile(path).catch((cause: NodeJS.ErrnoException) => {
    throw new UsageError(
      `Expected --lxml to name a wheel, got "${visible(request)}", which cannot be read (${cause.code})`,
      { cause },
    )
  })
  // A wheel is a ZIP archive, and those begin with a local file header.
  if (bytes.subarray(0, 4).toString('latin1') !== 'PK\u0003\u0004') {
    throw new UsageError(`Expected --lxml to name a wheel, got "${visible(request)}", which is no ZIP archive`)
  }
  return { ...name, path, sha256: createHash('sha256').update(bytes).digest('hex') }
}
