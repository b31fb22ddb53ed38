import { frameName, type Frame } from '../snapshots/frame.ts'
import type { Pair, SnapshotPairs } from '../snapshots/pair.ts'

interface SpeedscopeFrame {
  readonly name: string
  readonly file?: string
  readonly line?: number
}

interface SpeedscopeProfile {
  readonly type: 'sampled'
  readonly name: string
  readonly unit: 'bytes'
  readonly startValue: number
  readonly endValue: number
  /** Indices of frames, outermost first. */
  readonly samples: readonly (readonly number[])[]
  readonly weights: readonly number[]
}

/** A file as https://www.speedscope.app/file-format-schema.json has it. */
export interface SpeedscopeFile {
  readonly $schema: string
  readonly name: string
  readonly exporter: string
  readonly activeProfileIndex: number
  readonly shared: { readonly frames: readonly SpeedscopeFrame[] }
  readonly profiles: readonly SpeedscopeProfile[]
}

/**
 * Turns what call stacks gained into a file for speedscope, a profile in bytes for each pair.
 *
 * It shows no negative weight: stacks that gained no bytes are left out.
 */
export function speedscope({ pairs, plateau, command }: SnapshotPairs): SpeedscopeFile {
  const frames = new Map<string, { readonly index: number; readonly frame: SpeedscopeFrame }>()
  return {
    $schema: 'https://www.speedscope.app/file-format-schema.json',
    name: `plateau ${command.join(' ')}`,
    exporter: `plateau@${plateau}`,
    activeProfileIndex: 0,
    profiles: pairs.map((pair) => profileOf(pair, (frame) => indexIn(frames, frame))),
    // After the profiles, which say which frames there are.
    shared: { frames: [...frames.values()].map(({ frame }) => frame) },
  }
}

function profileOf({ stacks, after }: Pair, index: (frame: Frame) => number): SpeedscopeProfile {
  const grown = stacks.filter(({ bytes }) => bytes > 0)
  return {
    type: 'sampled',
    name: [after?.page, after?.variation].filter((word) => word !== undefined).join(' ') || 'growth',
    unit: 'bytes',
    startValue: 0,
    endValue: grown.reduce((sum, { bytes }) => sum + bytes, 0),
    samples: grown.map(({ frames }) => {
      const known: readonly Frame[] = frames.length === 0 ? [{ language: 'native' }] : frames
      return known.toReversed().map(index)
    }),
    weights: grown.map(({ bytes }) => bytes),
  }
}

function indexIn(
  frames: Map<string, { readonly index: number; readonly frame: SpeedscopeFrame }>,
  { file, line, ...rest }: Frame,
): number {
  const name = frameName({ ...rest })
  const frame = { name, ...(file !== undefined && { file }), ...(line !== undefined && { line }) }
  const key = JSON.stringify(frame)
  const known = frames.get(key)
  if (known !== undefined) return known.index
  const index = frames.size
  frames.set(key, { index, frame })
  return index
}
