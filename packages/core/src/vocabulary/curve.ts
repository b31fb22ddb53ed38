/** Pages read so far, and the names that they brought between them. */
export type CurvePoint = readonly [pages: number, names: number]

/** Every page up to here has a point of its own; then half as many a doubling. */
const densest = 512

/**
 * Whether a page has a point on a curve that is to stay short: each of the first 512, then 256 a doubling.
 *
 * A million pages make 3,300 points, ten thousand 1,600.
 */
export function isOnCurve(page: number): boolean {
  if (page <= densest) return true
  return page % 2 ** Math.ceil(Math.log2(page / densest)) === 0
}

/** The names that the first `pages` pages brought, between two points on a straight line. */
export function namesAt(curve: readonly CurvePoint[], pages: number): number {
  const next = curve.findIndex(([at]) => at >= pages)
  const [toPages, toNames] = curve[next] ?? curve.at(-1) ?? [0, 0]
  if (next <= 0 || toPages === pages) return toNames
  const [fromPages, fromNames] = curve[next - 1] ?? [0, 0]
  return fromNames + ((toNames - fromNames) * (pages - fromPages)) / (toPages - fromPages)
}
