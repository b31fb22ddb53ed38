import type { Bisect } from '../bisect/bisect.ts'
import type { Bound, Outcome } from '../bounds/bound.ts'
import type { BaselineFinding } from '../baseline/baseline-finding.ts'
import type { Growth, Range } from '../growth/growth.ts'
import type { Pace } from '../growth/pace.ts'
import type { Advice } from '../map/advice.ts'
import type { Reading } from '../readings/series.ts'

/**
 * What `run`, `map`, `compare`, `bisect` and `corpus` write: `schemas/result.schema.json` describes it for other languages.
 */
export interface Result {
  readonly schema: 'plateau.result/1'
  readonly plateau: string
  readonly command: readonly string[]
  readonly startedAt: string
  readonly durationMs: number
  readonly machine: Machine
  readonly runs: readonly Run[]
  /** The releases that a map or a comparison was asked for, also those without a run. */
  readonly columns?: readonly Column[]
  /** For each run that grows and has others to be held against: what bounds it. */
  readonly advice?: readonly Advice[]
  /** What a search for the release where a verdict changes came to; its runs are above. */
  readonly bisect?: Bisect
}

/** One lxml release of a map or a comparison. */
export interface Column {
  /** The release, or what `--lxml` named where that is no release. */
  readonly name: string
  /** Absent where it could not be provided. */
  readonly versions?: Versions
  /** Why it has no runs, or not all. */
  readonly failed?: string
  /** Settings that other releases know and this one does not. */
  readonly absent: readonly Setting[]
}

/** One parser option at one value. */
export interface Setting {
  readonly parser: 'html' | 'xml'
  readonly option: string
  readonly value: OptionValue
}

/** Python's True, False, numbers, texts and None. */
export type OptionValue = boolean | number | string | null

export interface Machine {
  readonly platform: string
  readonly arch: string
  readonly libc: string
  readonly cores: number
}

/** One subject on one stream of inputs: its series, its health, the environment it had. */
export interface Run {
  /** Says what was measured, not when: equal for two runs that can be compared. */
  readonly id: string
  readonly page: string
  readonly subject: LxmlSubject | CallableSubject
  readonly versions: Versions
  readonly variation: Variation
  readonly freshPerInput: number
  readonly reachedPerInput?: number
  readonly environment: Readonly<Record<string, string>>
  readonly inputs: number
  readonly durationMs: number
  readonly gauges: Gauges
  readonly health: Health
  readonly bounds: readonly BoundFinding[]
  /** How this compares with the committed baseline, where there is one. */
  readonly baseline?: BaselineFinding
  readonly outcome: RunOutcome
  readonly because: string
  /** What a reader must know to trust the figures: a construct that was added, a clock that ran out. */
  readonly notes: readonly string[]
}

export type RunOutcome = 'bounded' | 'growing' | 'exceeded' | 'undecided' | 'failed'

export interface LxmlSubject {
  readonly kind: 'lxml'
  readonly parser: 'html' | 'xml'
  readonly options: Readonly<Record<string, OptionValue>>
  readonly entry: Entry
  readonly as: 'bytes' | 'str'
  readonly lifetime: Lifetime
}

export interface CallableSubject {
  readonly kind: 'callable'
  readonly call: string
}

export const entries = ['fromstring', 'parse', 'feed', 'iterparse', 'html.fromstring'] as const
export type Entry = (typeof entries)[number]

export const lifetimes = ['shared', 'page', 'thread', 'default'] as const
export type Lifetime = (typeof lifetimes)[number]

export const variations = [
  'same',
  'ids',
  'xml-ids',
  'tags',
  'attributes',
  'entities',
  'text-entities',
  'instructions',
  'comments',
  'text',
  'short-text',
  'values',
  'short-values',
  'classes',
  'indentation',
  'namespaces',
  'namespace-uris',
  'long-names',
] as const
/** How input i differs from input i - 1. */
export type Variation = (typeof variations)[number]

export interface Versions {
  readonly python: string
  readonly lxml?: string
  readonly libxml2?: string
  /** What `--lxml` named, where that is no release: a wheel, `system`. */
  readonly asked?: string
  /** What a callable was given to import, by the name of the distribution, lxml apart: `{ beautifulsoup4: '4.15.0' }`. */
  readonly with?: Readonly<Record<string, string>>
}

export interface Gauges {
  readonly heap?: Gauge<'B'>
  readonly names?: Gauge<'names'> & { readonly total: number; readonly list?: readonly string[] }
  readonly resident?: Gauge<'B'>
  readonly objects?: Gauge<'objects'>
  readonly descriptors?: Gauge<'descriptors'>
  readonly cpu?: { readonly unit: 'us'; readonly pace: Pace; readonly readings: readonly Reading[] }
}

export type GrowthGauge = Exclude<keyof Gauges, 'cpu'>

export interface Gauge<Unit extends string> {
  readonly unit: Unit
  /** Whether the reading counts every byte or name, or only approximates it. */
  readonly exact: boolean
  /** What a subject that does nothing shows on this gauge, in its unit. */
  readonly noise: number
  /** The most by which runs of the same, in processes of their own, are taken to differ at the same input. */
  readonly spread?: number
  readonly growth: Growth & { readonly perName?: Range }
  readonly readings: readonly Reading[]
}

export type Health =
  | { readonly ok: true }
  | {
      readonly ok: false
      /** Counts from 1; 0 is the page itself, parsed before the first input. */
      readonly atInput: number
      readonly error: string
      /** The subject raised, its child came to another bad end, or its work is no longer what it was. */
      readonly how?: 'raised' | 'killed' | 'exited' | 'hung' | 'garbled' | 'changed'
      /** Absent where nothing could be tried any more. */
      readonly afterwards?: Afterwards
    }

/** What a parser that failed, and others in the same process, still do. */
export interface Afterwards {
  /** What the dictionary held when it failed: names, and their bytes, each with the zero that ends it. */
  readonly kept?: { readonly names: number; readonly bytes: number }
  /** Absent where each input has a parser of its own. */
  readonly sameParser?: Attempts
  /** A new parser in the thread where it failed. */
  readonly newParser: Attempts
  readonly newThread: Attempts
}

/** What came of the original page, and of one with names that the run had not used. */
export interface Attempts {
  readonly page: Attempt
  readonly freshNames?: Attempt
}

export type Attempt = { readonly kind: 'parses' } | { readonly kind: 'fails'; readonly error: string }

/** What came of a bound in one run; `measured` is absent where nothing could be. */
export interface BoundFinding {
  readonly bound: Bound
  readonly outcome: Outcome
  readonly measured?: Range
  readonly because?: string
}
