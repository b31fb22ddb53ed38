import { ChildError, lastLines } from '../children/child-error.ts'
import { ProvideError } from '../provide-error.ts'
import type { Wanted } from './wanted.ts'

const diskIsFull = /No space left on device|Disk quota exceeded|File too large/
const noRoom = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])
const notWritable = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOENT'])
/** An index that answers 404 has spoken: it has no such package. */
const indexIsSilent =
  /Could not fetch URL (?!.*: 404 Client Error)|Max retries exceeded|NewConnectionError|connection broken|ConnectionResetError|ReadTimeout|ProxyError/

/** What was being installed, and below which folder of the cache. */
export interface Attempt {
  readonly wanted: Wanted
  readonly folder: string
}

/** Turns a failure of pip, or of our own writing into the cache folder, into one that says what to do. */
export function explainFailure(error: unknown, attempt: Attempt): unknown {
  if (error instanceof ChildError) return explainPip(error, attempt)
  const { code = '' } = error as NodeJS.ErrnoException
  if (noRoom.has(code)) return diskFull(attempt, { cause: error })
  if (!notWritable.has(code)) return error
  const { folder } = attempt
  return new ProvideError(
    `Expected a cache folder that can be written, got ${folder} (${code}): name another one with PLATEAU_CACHE`,
    { kind: 'cache not writable', folder },
    { cause: error },
  )
}

/** For an index that cannot be reached; `said` is pip's own account of it. */
export function noIndex(said: string, { instead }: Wanted, options?: ErrorOptions): ProvideError {
  const evidence = lastLines(said)
  return new ProvideError(
    'Expected an answer from the package index, got none: check the network, the proxy and the settings of pip ' +
      `(pip config list), or ${instead}${evidence === '' ? '' : `\n\n${evidence}`}`,
    { kind: 'no index' },
    options,
  )
}

function explainPip(error: ChildError, attempt: Attempt): ProvideError {
  const { stdout, stderr } = error
  if (diskIsFull.test(stderr)) return diskFull(attempt, { cause: error })
  const silence = [...stdout.split('\n'), ...stderr.split('\n')].filter((line) => indexIsSilent.test(line))
  if (silence.length > 0) return noIndex(silence.join('\n'), attempt.wanted, { cause: error })
  const [how = ''] = error.message.split('\n')
  const evidence = lastLines(withoutNoise(stderr))
  return new ProvideError(
    `Expected pip to install ${attempt.wanted.name}, but it failed: ${how}${evidence === '' ? '' : `\n\n${evidence}`}`,
    { kind: 'pip failed', stderr },
    { cause: error },
  )
}

/** Old pips warn of what is no concern here, and cannot be told not to. */
function withoutNoise(stderr: string): string {
  const lines = stderr.split('\n')
  return lines.filter((line) => !/^(?:DEPRECATION: |WARNING: Running pip as )/.test(line)).join('\n')
}

function diskFull({ wanted, folder }: Attempt, options: ErrorOptions): ProvideError {
  return new ProvideError(
    `Expected room for ${wanted.name} in ${folder}, but the disk is full: make room, or name another folder with PLATEAU_CACHE`,
    { kind: 'disk full', folder },
    options,
  )
}
