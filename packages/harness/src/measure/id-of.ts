import { columnName, type Run, rowName } from '@plateau/core'

type Identity = Pick<Run, 'page' | 'subject' | 'versions' | 'variation' | 'freshPerInput'>

/** Names what was measured in one line, the same for any two runs that can be compared. */
export function idOf({ versions, ...row }: Identity): string {
  const given = Object.entries(versions.with ?? {}).map(([name, version]) => `${name}-${version} `)
  return `${rowName(row)} ${lxmlOf(row, versions)}${given.join('')}python-${versions.python}`
}

/** A callable may be measured without any. */
function lxmlOf({ subject }: Pick<Run, 'subject'>, versions: Run['versions']): string {
  if (versions.lxml !== undefined) return `lxml-${columnName(versions)} `
  return subject.kind === 'callable' ? '' : 'lxml-none '
}
