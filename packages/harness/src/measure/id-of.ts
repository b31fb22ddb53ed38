import { columnName, type Run, rowName } from '@plateau/core'

type Identity = Pick<Run, 'page' | 'subject' | 'versions' | 'variation' | 'freshPerInput'>

/** Names what was measured in one line, the same for any two runs that can be compared. */
export function idOf({ versions, ...row }: Identity): string {
  const python = `python-${versions.python}`
  if (row.subject.kind === 'callable') return `${rowName(row)} ${python}`
  return `${rowName(row)} lxml-${versions.lxml === undefined ? 'none' : columnName(versions)} ${python}`
}
