import { type Evidence, type Rise, tailRises } from '../evidence.ts'
import { floorOf } from '../floor.ts'
import type { Growth } from '../growth.ts'
import { isAlive, isOver } from '../silence.ts'

/** It rose and stopped: the silence since the last rise is longer than any before it, and too long for chance. */
export function ended(evidence: Evidence): Growth | undefined {
  const { inputs, whole, band } = evidence
  const last = tailRises(evidence).at(-1)
  if (last === undefined || inputs < 1.5 * last.at || isAlive(evidence)) return undefined
  if (!isOver(evidence, withoutCrumbs(evidence.rises))) return undefined
  const ceiling = whole.at(-1)?.[1] ?? 0
  return {
    kind: 'plateau',
    perInput: { low: 0, high: 0 },
    ceiling,
    since: last.at,
    ...(band > 0 ? { band } : {}),
    ...floorOf(evidence, last.at),
  }
}

function withoutCrumbs(rises: readonly Rise[]): readonly Rise[] {
  const largest = Math.max(...rises.map(({ size }) => size))
  return rises.filter(({ size }) => size >= largest / 20)
}
