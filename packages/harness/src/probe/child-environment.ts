import { delimiter } from 'node:path'

/**
 * The environment that makes readings exact.
 *
 * malloc alone serves Python's objects too, so that one gauge counts both. Its thread caches keep freed chunks that
 * mallinfo2 counts as used; fast bins are counted as free, but are not merged with their neighbours, so that what is
 * handed out next depends on them (malloc.c: tcache_put, int_mallinfo, _int_free). One arena: threads that come and go
 * would each begin on another.
 */
const exact: Readonly<Record<string, string>> = {
  PYTHONMALLOC: 'malloc',
  PYTHONHASHSEED: '0',
  PYTHONDONTWRITEBYTECODE: '1',
  PYTHONNOUSERSITE: '1',
  PYTHONIOENCODING: 'utf-8',
  GLIBC_TUNABLES: 'glibc.malloc.tcache_count=0:glibc.malloc.mxfast=0:glibc.malloc.arena_max=1',
}

/**
 * A proxy that nobody is: a parser told to may fetch the DTD that a page names (libxml2: nanohttp.c, nanoftp.c), and a page
 * is not to say where a measurement connects to.
 */
const nowhere = 'http://127.0.0.1:9'
const offline: Readonly<Record<string, string>> = { http_proxy: nowhere, https_proxy: nowhere, ftp_proxy: nowhere }

const inherited = /^(?:PYTHON|MALLOC_|GLIBC_|LD_PRELOAD$|PLATEAU_ADDRESSES$|.*_proxy$)/i

/** What is set for a probe, as a run records it. */
export function fixedEnvironment(pythonPath: readonly string[]): Readonly<Record<string, string>> {
  const path = pythonPath.length === 0 ? {} : { PYTHONPATH: pythonPath.join(delimiter) }
  return { ...exact, ...offline, ...path }
}

/** The whole environment of a probe: the user's, less all that would steer Python or malloc, and {@link fixedEnvironment}. */
export function childEnvironment(fixed: Readonly<Record<string, string>>): Record<string, string | undefined> {
  const kept = Object.entries(process.env).filter(([name]) => !inherited.test(name))
  return { ...Object.fromEntries(kept), ...fixed }
}
