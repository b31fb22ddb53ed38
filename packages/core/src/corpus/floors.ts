/** What may only rise: how many are answered rightly; and what may only fall: how many are answered wrongly. */
export interface Floor {
  readonly right: number
  readonly wrong: number
}

export type Floors = Readonly<Record<string, Floor>>

/** The measured series at their full length, of 16,320 to 131,072 inputs. */
export const fullLength: Floors = {
  linear: { right: 52, wrong: 0 },
  'linear, 3 to 7 times': { right: 4, wrong: 0 },
  staircase: { right: 23, wrong: 0 },
  sublinear: { right: 8, wrong: 0 },
  bounded: { right: 22, wrong: 0 },
  jump: { right: 3, wrong: 0 },
  healthy: { right: 53, wrong: 0 },
}

/** The same, stopped at every reading of the last factor of four. */
export const stoppedAnywhere: Floors = {
  linear: { right: 783, wrong: 0 },
  'linear, 3 to 7 times': { right: 51, wrong: 0 },
  staircase: { right: 372, wrong: 0 },
  sublinear: { right: 131, wrong: 0 },
  bounded: { right: 336, wrong: 0 },
  jump: { right: 51, wrong: 0 },
  healthy: { right: 862, wrong: 0 },
}

/** Planted families, by the inputs they are read for: 128 is what slow pages buy, 16,320 the default budget. */
export const planted: readonly { readonly inputs: number; readonly floors: Floors }[] = [
  {
    inputs: 128,
    floors: {
      linear: { right: 35, wrong: 0 },
      // After 128 pages with a name each, a pool and a table have shown one step or none.
      staircase: { right: 31, wrong: 8 },
      sublinear: { right: 51, wrong: 0 },
      bounded: { right: 8, wrong: 0 },
      jump: { right: 6, wrong: 0 },
      healthy: { right: 9, wrong: 0 },
    },
  },
  {
    inputs: 1000,
    floors: {
      linear: { right: 62, wrong: 0 },
      'linear, 3 to 7 times': { right: 1, wrong: 1 },
      staircase: { right: 63, wrong: 2 },
      sublinear: { right: 51, wrong: 0 },
      bounded: { right: 38, wrong: 0 },
      jump: { right: 9, wrong: 0 },
      healthy: { right: 9, wrong: 0 },
    },
  },
  {
    inputs: 4096,
    floors: {
      linear: { right: 72, wrong: 0 },
      'linear, 3 to 7 times': { right: 6, wrong: 0 },
      staircase: { right: 71, wrong: 0 },
      sublinear: { right: 50, wrong: 0 },
      bounded: { right: 60, wrong: 0 },
      jump: { right: 8, wrong: 0 },
      healthy: { right: 9, wrong: 0 },
    },
  },
  {
    inputs: 16320,
    floors: {
      linear: { right: 81, wrong: 0 },
      'linear, 3 to 7 times': { right: 7, wrong: 0 },
      staircase: { right: 75, wrong: 0 },
      sublinear: { right: 51, wrong: 0 },
      bounded: { right: 87, wrong: 0 },
      jump: { right: 5, wrong: 0 },
      healthy: { right: 9, wrong: 0 },
    },
  },
]
