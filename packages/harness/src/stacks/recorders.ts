import { delimiter, dirname, join } from 'node:path'
import { firstThere } from '../first-there.ts'
import { ChildError } from '../children/child-error.ts'
import { runChild } from '../children/run-child.ts'
import { provideWith } from '../packages/provide-with.ts'
import type { Probe } from '../probe/probe.ts'
import { ProvideError } from '../provide-error.ts'
import { choosePython } from '../pythons/choose-python.ts'
import { UsageError } from '../usage-error.ts'
import { HeaptrackDecoder } from './heaptrack-decoder.ts'
import { MemrayDecoder } from './memray-decoder.ts'
import type { Decoder, Recording } from './recording.ts'

export const recorderNames = ['memray', 'heaptrack'] as const
export type RecorderName = (typeof recorderNames)[number]

/** A recorder that is at hand for one interpreter. */
export interface Recorder {
  readonly name: RecorderName
  /** What the probe needs to start it. */
  readonly spec: { readonly name: RecorderName; readonly path?: readonly string[]; readonly library?: string }
  decoder(recording: Recording): Decoder
}

interface RecorderOptions {
  readonly asked?: RecorderName
  readonly signal?: AbortSignal
  readonly onProgress?: (doing: string) => void
}

/** Its stream is read by us, so its version is ours to choose. */
const memray = '1.20.0'
/** What it can be had for. 1.19, the last one for 3.8, has no `buffered`, without which it maps its file: no pipe will do. */
const oldestForMemray = [3, 9] as const

/**
 * Provides the recorder that was asked for, or the best for that interpreter: memray, which knows Python's calls too, and for
 * older ones heaptrack.
 *
 * @throws UsageError where that interpreter cannot have what was asked for.
 * @throws ProvideError where it has to be installed first: the message says how.
 */
export async function provideRecorder(probe: Probe, options: RecorderOptions = {}): Promise<Recorder> {
  const canHaveMemray = isAtLeast(probe.facts.python, oldestForMemray)
  switch (options.asked ?? (canHaveMemray ? 'memray' : 'heaptrack')) {
    case 'memray':
      if (!canHaveMemray) {
        throw new UsageError(
          `Expected a Python from ${oldestForMemray.join('.')} on for --recorder memray, got ${probe.facts.python}: ` +
            'use --recorder heaptrack',
        )
      }
      return await withMemray(probe, options)
    case 'heaptrack':
      return await withHeaptrack(probe, options)
  }
}

async function withMemray(probe: Probe, options: RecorderOptions): Promise<Recorder> {
  const { asked: _, ...rest } = options
  const python = await choosePython(probe.facts.executable, rest)
  const { folder } = await provideWith([`memray==${memray}`], python, rest)
  return {
    name: 'memray',
    spec: { name: 'memray', path: [folder] },
    decoder: (recording) => new MemrayDecoder(recording, memray),
  }
}

async function withHeaptrack(probe: Probe, options: RecorderOptions): Promise<Recorder> {
  const library = await firstThere(heaptrackLibraries())
  if (library === undefined) {
    throw new ProvideError(
      'Expected heaptrack on this machine, found no libheaptrack_inject.so: install it (Debian, Ubuntu: apt install ' +
        'heaptrack; Fedora: dnf install heaptrack), or use a Python from 3.9 on, for which memray is installed',
      { kind: 'no heaptrack' },
    )
  }
  await tryHeaptrack(library, probe, options)
  return {
    name: 'heaptrack',
    spec: { name: 'heaptrack', library },
    decoder: (recording) => new HeaptrackDecoder(recording),
  }
}

const inject = `
import ctypes, os, sys
ctypes.CDLL(sys.argv[1]).heaptrack_inject(ctypes.c_char_p(os.devnull.encode()))
`

/** Debian's own Python 3.11 dies of it, its stack full of malloc within malloc: better in a child that has nothing to lose. */
async function tryHeaptrack(library: string, probe: Probe, { signal }: RecorderOptions): Promise<void> {
  const { executable, python } = probe.facts
  const env = { PATH: process.env['PATH'] }
  try {
    await runChild(executable, ['-c', inject, library], {
      env,
      timeoutMs: 30_000,
      ...(signal !== undefined && { signal }),
    })
  } catch (cause) {
    if (!(cause instanceof ChildError)) throw cause
    const [how, ...evidence] = cause.message.split('\n')
    throw new ProvideError(
      [
        `Expected heaptrack to start within Python ${python}, but ${how}: use --recorder memray, or another --python`,
        ...evidence,
      ].join('\n'),
      { kind: 'heaptrack unfit', stderr: cause.stderr },
      { cause },
    )
  }
}

/** Where distributions put it, and beside each `bin` that PATH names. */
function heaptrackLibraries(): readonly string[] {
  const prefixes = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean).map(dirname)
  return [...new Set(['/usr', '/usr/local', ...prefixes])].flatMap((prefix) =>
    ['lib/heaptrack', 'lib64/heaptrack'].map((folder) => join(prefix, folder, 'libheaptrack_inject.so')),
  )
}

function isAtLeast(version: string, [major, minor]: readonly [number, number]): boolean {
  const [ownMajor = 0, ownMinor = 0] = version.split('.').map(Number)
  return ownMajor > major || (ownMajor === major && ownMinor >= minor)
}
