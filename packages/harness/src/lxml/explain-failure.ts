import { ChildError, lastLines } from '../children/child-error.ts'
import { ProvideError } from '../provide-error.ts'

const diskIsFull = /No space left on device|Disk quota exceeded|File too large/
const noRoom = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])
const notWritable = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOENT'])
const indexIsSilent =
  /Could not fetch URL|Max retries exceeded|NewConnectionError|connection broken|ConnectionResetError|ReadTimeout|ProxyError/

/** Turns a failure of pip, or of our own writing into the cache folder, into one that says what to do. */
export function explainFailure(error: unknown, folder: string): unknown {
  if (error instanceof ChildError) return explainPip(error, folder)
  const { code = '' } = error as NodeJS.ErrnoException
  if (noRoom.has(code)) return diskFull(folder, { cause: error })
  if (!notWritable.has(code)) return error
  return new ProvideError(
    `Expected a cache folder that can be written, got ${folder} (${code}): name another one with PLATEAU_CACHE`,
    { kind: 'cache not writable', folder },
    { cause: error },
  )
}

/** For an index that cannot be reached; `said` is pip's own account of it. */
export function noIndex(said: string, options?: ErrorOptions): ProvideError {
  const evidence = lastLines(said)
  return new ProvideError(
    'Expected an answer from the package index, got none: check the network, the proxy and the settings of pip ' +
      `(pip config list), or use what is importable with --lxml system${evidence === '' ? '' : `\n\n${evidence}`}`,
    { kind: 'no index' },
    options,
  )
}

function explainPip(error: ChildError, folder: string): ProvideError {
  const { stderr } = error
  if (diskIsFull.test(stderr)) return diskFull(folder, { cause: error })
  if (indexIsSilent.test(stderr)) return noIndex(stderr, { cause: error })
  const [how = ''] = error.message.split('\n')
  const evidence = lastLines(withoutNoise(stderr))
  return new ProvideError(
    `Expected pip to install lxml, but it failed: ${how}${evidence === '' ? '' : `\n\n${evidence}`}`,
    { kind: 'pip failed', stderr },
    { cause: error },
  )
}

/** Old pips warn of what is no concern here, and cannot be told not to. */
function withoutNoise(stderr: string): string {
  const lines = stderr.split('\n')
  return lines.filter((line) => !/^(?:DEPRECATION: |WARNING: Running pip as )/.test(line)).join('\n')
}

function diskFull(folder: string, options: ErrorOptions): ProvideError {
  return new ProvideError(
    `Expected room for lxml in ${folder}, but the disk is full: make room, or name another folder with PLATEAU_CACHE`,
    { kind: 'disk full', folder },
    options,
  )
}
