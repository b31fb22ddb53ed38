import type { Column } from '@plateau/core'
import { shorten } from '../safe/shorten.ts'
import { list } from '../words/list.ts'
import { escaped } from './table.ts'

/** One release of a map that has runs. */
export interface Release {
  /** `6.1.3`, or what was asked for where that is no release. */
  readonly name: string
  readonly libxml2: string | undefined
  readonly python: string | undefined
  /** Where its cells are in a row. */
  readonly column: number
}

export function releaseOf({ name, versions }: Column, column: number): Release {
  return { name: shorten(name, 60), libxml2: versions?.libxml2, python: versions?.python, column }
}

/** `lxml 5.4.0 and 6.1.3`. */
export function releasesInWords(releases: readonly Pick<Release, 'name'>[]): string {
  return releases.length === 0 ? '' : `lxml ${list(releases.map(({ name }) => name))}`
}

/** The head of a release's column, in Markdown. */
export function releaseHead({ name }: Release): string {
  return escaped(`lxml ${name}`)
}

export function releaseHeadWithLibxml2(release: Release): string {
  const { libxml2 } = release
  return `${releaseHead(release)}${libxml2 === undefined ? '' : `<br>libxml2 ${escaped(libxml2)}`}`
}
