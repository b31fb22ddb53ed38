import { type Frame, type KeptName, type LiveStack, type Snapshot, type SnapshotPairs, subtract } from '@plateau/core'

const empty: Snapshot = {
  schema: 'plateau.snapshot/1',
  subject: { kind: 'lxml', parser: 'html', options: {}, entry: 'fromstring', as: 'bytes', lifetime: 'shared' },
  page: 'minimal',
  variation: 'tags',
  versions: { python: '3.11.7', lxml: '4.9.4', libxml2: '2.10.3' },
  process: '4242',
  heap: 0,
  recorder: { name: 'memray', version: '1.20.0' },
  names: [],
  stacks: [],
  notes: [],
  environment: {},
}

/** Pairs of snapshots as `plateau stacks` writes them, with these stacks and names. */
export function inventedPairs(stacks: readonly LiveStack[], kept: readonly KeptName[] = []): SnapshotPairs {
  const heap = stacks.reduce((sum, { bytes }) => sum + bytes, 0)
  const pair = subtract(empty, { ...empty, heap, stacks, names: kept.map(({ name }) => name) })
  return {
    schema: 'plateau.snapshots/1',
    plateau: '0.1.0',
    command: ['stacks', 'minimal', '--vary', 'tags'],
    startedAt: '2026-11-23T03:44:43.000Z',
    pairs: [{ ...pair, kept }],
  }
}

/** Frames of libxml2 from the innermost: `[['xmlDictLookup', 'dict.c', 870], ...]`. */
export function native(...frames: readonly (readonly [name: string, file: string, line: number])[]): readonly Frame[] {
  return frames.map(([name, file, line]) => ({
    language: 'native',
    function: name,
    file: `/build/libxml2-2.10.3/${file}`,
    line,
  }))
}

/** What the article found, in figures that are easily added: two ways into the dictionary under one parser, and ids. */
export const articlesStacks: readonly LiveStack[] = [
  {
    frames: native(
      ['xmlDictLookup', 'dict.c', 970],
      ['htmlParseHTMLName', 'HTMLparser.c', 2623],
      ['htmlDoRead', 'HTMLparser.c', 6921],
    ),
    bytes: 600_000,
    count: 3,
  },
  {
    frames: native(
      ['xmlDictAddString', 'dict.c', 273],
      ['xmlDictLookup', 'dict.c', 964],
      ['htmlParseHTMLName', 'HTMLparser.c', 2623],
      ['htmlDoRead', 'HTMLparser.c', 6921],
    ),
    bytes: 300_000,
    count: 20,
  },
  { frames: native(['xmlAddID', 'valid.c', 2667], ['htmlDoRead', 'HTMLparser.c', 6921]), bytes: 100_000, count: 50 },
]
