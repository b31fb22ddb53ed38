import { compare } from '@renovatebot/pep440'

/** A CPython interpreter, as it described itself. */
export interface Python {
  /** Its `sys.executable`: inside a virtual environment, that environment's. */
  readonly executable: string
  /** Such as `3.11.7`. */
  readonly version: string
  /** The ABI tag of wheels made for it: `cp311`, `cp27mu`, `cp313t`. */
  readonly abi: string
  /** Operating system and machine, the system's version on macOS: `linux-x86_64`, `macosx-14.5-arm64`, `win-amd64`. */
  readonly platform: string
  /** The C library it runs on, where that is a choice: `glibc 2.36`, `musl 1.2`. */
  readonly libc?: string
  /** The version of the pip it can import. */
  readonly pip?: string
}

/** Whether this is a build without the global interpreter lock. */
export function isFreeThreaded(python: Python): boolean {
  return /^cp\d+t/.test(python.abi)
}

/** Sorts the newest first, of equal versions those with the lock first. */
export function newestFirst(a: Python, b: Python): number {
  return compare(b.version, a.version) || Number(isFreeThreaded(a)) - Number(isFreeThreaded(b))
}

/** `Python 3.11.7 (/usr/bin/python3.11)` */
export function named(python: Python): string {
  return `${python.version}${isFreeThreaded(python) ? 't' : ''} (${python.executable})`
}
