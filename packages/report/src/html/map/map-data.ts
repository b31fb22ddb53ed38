/** What the map's script shows of a run when its cell is asked for. Texts and inputs that many runs share are kept once. */
export interface MapData {
  readonly texts: readonly string[]
  /** Inputs at which readings were taken. */
  readonly stops: readonly (readonly number[])[]
  readonly runs: readonly MapRun[]
}

export interface MapRun {
  /** An index of `texts`, as every number here that is no reading. */
  readonly title: number
  readonly verdict: number
  readonly command: number
  readonly facts: readonly (readonly [label: number, text: number])[]
  readonly curves: readonly MapCurve[]
}

export interface MapCurve {
  readonly heading: number
  readonly unit: number
  readonly stops: number
  readonly changes: readonly number[]
}
