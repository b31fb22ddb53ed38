import { relative } from 'node:path'
import { formatSize } from '@plateau/core'
import { type KeptFixture, type RefusedRecord, visible } from '@plateau/harness'

/** A page that is a fixture now, or was one before, and what became of its case. */
export interface AddedFixture extends KeptFixture {
  readonly case: MadeCase | undefined
}

/** A case that was written, or that was there and was not touched. */
export type MadeCase =
  | {
      readonly kind: 'written'
      readonly path: string
      /** Variations that had no verdict. */
      readonly lacks: readonly string[]
      /** Why the parser does not take the page, where it does not. */
      readonly refused?: string
    }
  | { readonly kind: 'there already'; readonly path: string }

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
  switch (made.kind) {
    case 'written': {
      const lacks = made.lacks.length === 0 ? '' : ` without ${made.lacks.join(' and ')}, which had no verdict`
      const refused = made.refused === undefined ? '' : `: that the parser does not take it, ${visible(made.refused)}`
      return `; its case is ${here(made.path)}${lacks}${refused}`
    }
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
