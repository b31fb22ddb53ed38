import { changeFrom, type Lifetime, type MapRow } from '@plateau/core'
import { isSilent } from '../map/lacking.ts'
import type { Group, Section } from '../map/section.ts'
import { list } from '../words/list.ts'
import { lifetimeInWords } from '../words/subject.ts'
import { settingInPython, settingKind } from './setting-in-python.ts'

/** Says whether a lifetime keeps with other ways in what it keeps with the plain one, and with which it does not. */
export function combinedInWords({ groups }: Section): readonly string[] {
  const agreeing = new Set<Lifetime>()
  const differing = new Map<string, readonly string[]>()
  for (const group of groups) {
    for (const row of group.others) {
      const alone = sameLifetimeAlone(group, row)
      if (alone === undefined || row.subject.kind === 'callable') continue
      const { lifetime } = row.subject
      if (agrees(alone, row)) agreeing.add(lifetime)
      else {
        const setting = settingInPython(group, row)
        differing.set(setting, [...(differing.get(setting) ?? []), group.title])
      }
    }
  }
  if (agreeing.size === 0) return []
  const lifetimes = list([...agreeing].map((lifetime) => lifetimeInWords({ lifetime })))
  const exceptions = [...differing].map(([setting, titles]) => `${setting} (${list(titles)})`)
  const but = exceptions.length === 0 ? '' : `, but for ${list(exceptions)}`
  return [`The way in makes no difference to ${lifetimes}${but}.`]
}

/** The row of that lifetime with the plain way in, where a row has another way in. */
function sameLifetimeAlone(group: Group, row: MapRow): MapRow | undefined {
  if (row.subject.kind === 'callable' || settingKind(group, row) !== 'several') return undefined
  const { lifetime } = row.subject
  return group.others.find(
    (other) =>
      other.subject.kind === 'lxml' && other.subject.lifetime === lifetime && settingKind(group, other) === 'lifetime',
  )
}

function agrees(alone: MapRow, row: MapRow): boolean {
  return row.cells.every((cell, column) => {
    const other = alone.cells[column]
    if (other === undefined || isSilent(cell) || isSilent(other)) return true
    if (cell.kind !== 'measured' || other.kind !== 'measured') return true
    return changeFrom(other.kept, cell.kept).kind === 'same'
  })
}
