/** The lowest and the highest that was seen. */
export interface Range {
  readonly low: number
  readonly high: number
}

/** What a verdict that clears could not have seen. */
export interface Floor {
  /** Growth below this, in the gauge's unit per input, would have gone unseen. */
  readonly blindBelow: number
  /** A step that comes more rarely than once in this many inputs is not excluded. */
  readonly rarest: number
}

export type Flat = { readonly kind: 'flat'; readonly perInput: Range } & Floor

/** Grew, or comes and goes within `band`, and has not gone above `ceiling` since input `since`. */
export type Plateau = {
  readonly kind: 'plateau'
  readonly perInput: Range
  readonly ceiling: number
  readonly since: number
  readonly band?: number
} & Floor

/** Grows as inputs to the power of `exponent`, below 1: a vocabulary (Heaps' law). */
export interface Sublinear {
  readonly kind: 'sublinear'
  readonly perInput: Range
  readonly exponent: number
}

export interface Linear {
  readonly kind: 'linear'
  readonly perInput: Range
}

/** Grows in steps so far apart that a rate over one window is an accident of where it ended. */
export interface Staircase {
  readonly kind: 'staircase'
  readonly perInput: Range
  readonly lastStep: { readonly at: number; readonly size: number }
  readonly nextStepAt: number
}

export interface Undecided {
  readonly kind: 'undecided'
  readonly because: string
}

export type Growing = Sublinear | Linear | Staircase
export type Clearing = Flat | Plateau

/** What a series says about one gauge of one run. */
export type Growth = Clearing | Growing | Undecided

export function isGrowing<Judged extends { readonly kind: Growth['kind'] }>(
  growth: Judged,
): growth is Judged & { readonly kind: Growing['kind'] } {
  switch (growth.kind) {
    case 'sublinear':
    case 'linear':
    case 'staircase':
      return true
    case 'flat':
    case 'plateau':
    case 'undecided':
      return false
  }
}
