/**
 * Standard score of Mann and Kendall's test ("Nonparametric tests against trend", Econometrica 13, 1945): 2.6 is
 * exceeded by chance once in 200.
 */
export function trend(changes: readonly number[]): number {
  let pairs = 0
  changes.forEach((late, index) => {
    for (const early of changes.slice(0, index)) pairs += Math.sign(late - early)
  })
  const count = changes.length
  return pairs / Math.sqrt((count * (count - 1) * (2 * count + 5)) / 18)
}
