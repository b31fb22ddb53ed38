/**
 * Follows a gauge and ignores what moves within `slack`: the level is dragged along, never more than `slack` behind.
 *
 * What comes and goes leaves no trace, while a gauge that keeps rising loses `slack` once and then counts in full.
 * This is the play operator of hysteresis models (Krasnosel'skii and Pokrovskii, "Systems with Hysteresis", 1989).
 */
export function settle(changes: readonly number[], slack: number): readonly number[] {
  let level = changes[0] ?? 0
  return changes.map((change) => {
    level = Math.min(Math.max(level, change - slack), change + slack)
    return level
  })
}
