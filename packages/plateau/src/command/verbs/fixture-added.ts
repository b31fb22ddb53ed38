import { relative } from 'node:path'
import { formatSize } from '@plateau/core'
import type { KeptFixture, RefusedRecord } from '@plateau/harness'

/** A page that is a fixture now, or was one before, and what became of its case. */
export interface AddedFixture extends KeptFixture {
  readonly case: MadeCase | undefined
}

/** A case that was written, or that was there and was not touched; `lacks` are the variations that had no verdict. */
export interface MadeCase {
  readonly kind: 'written' | 'there already'
  readonly path: string
  readonly lacks: readonly string[]
}

/** Says what came of a page, in a line. */
export function inWords(fixture: AddedFixture, { quiet }: { readonly quiet?: true }): string {
  const { kind, info, folder } = fixture
  if (quiet === true) return info.name
  const what = `${formatSize(info.size)} of ${info.contentType.split(';', 1)[0]} in ${info.encoding}`
  const how = kind === 'new' ? `kept as ${here(folder)}` : `there already, in ${here(folder)}`
  return `${info.name}: ${what}, ${how}${caseInWords(fixture.case)}`
}

function caseInWords(made: MadeCase | undefined): string {
  if (made === undefined) return ''
  const lacks = made.lacks.length === 0 ? '' : ` without ${made.lacks.join(' and ')}, which had no verdict`
  switch (made.kind) {
    case 'written':
      return `; its case is ${here(made.path)}${lacks}`
    case 'there already':
      return `; its case ${here(made.path)} was there and is as it was`
  }
}

/** Says why a record became no fixture. */
export function refusedInWords({ name, because }: RefusedRecord): string {
  return `Passed over: ${name} ${because}`
}

function here(path: string): string {
  return relative('.', path)
}
