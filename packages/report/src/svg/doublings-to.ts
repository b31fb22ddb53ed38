/** The last doublings up to `most`, as many as can be read on a plain axis: `[1020, 2040, 4080, 8160, 16320]`. */
export function doublingsTo(most: number): readonly number[] {
  return [16, 8, 4, 2, 1].map((part) => Math.round(most / part)).filter((inputs) => inputs > 0)
}
