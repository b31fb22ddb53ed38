import type { HeldByProcess, PageOutcome } from '@plateau/core'
import { objectIn } from '../probe/object-in.ts'

/** What a process tells before its first page, and after each. */
export interface Told {
  readonly held: HeldByProcess
  /** The names that its dictionary got; absent where they cannot be read. */
  readonly added?: readonly string[]
  /** Why the page was not read. */
  readonly error?: string
  /** Where the parser stopped in it. */
  readonly stopped?: string
}

export interface Opened extends Told {
  /** Whether one dictionary outlives the pages. */
  readonly outlives: boolean
  readonly notes: readonly string[]
}

/** Reads what a process says when it is ready; nothing where it says anything else. */
export function openedIn(line: string): Opened | undefined {
  const { ready } = (objectIn(line) ?? {}) as { readonly ready?: Line }
  const told = toldBy(ready)
  if (ready === undefined || told === undefined) return undefined
  const notes = Object.entries(ready.notes ?? {}).map(([gauge, note]) => `${gauge}: ${note}`)
  return { ...told, outlives: ready.outlives === true, notes }
}

/** What came of a page that its process told of. */
export function outcomeOf({ error, stopped }: Told): PageOutcome {
  if (error !== undefined) return { kind: 'raised', because: error }
  return stopped === undefined ? { kind: 'read' } : { kind: 'in part', because: stopped }
}

/** Reads what a process says of a page. */
export function pageIn(line: string): Told | undefined {
  return toldBy(((objectIn(line) ?? {}) as { readonly page?: Line }).page)
}

interface Line {
  readonly heap?: unknown
  readonly resident?: unknown
  readonly names?: unknown
  readonly new?: unknown
  readonly error?: unknown
  readonly stopped?: unknown
  readonly outlives?: unknown
  readonly notes?: Readonly<Record<string, string>>
}

function toldBy(line: Line | undefined): Told | undefined {
  if (typeof line !== 'object' || line === null) return undefined
  const { heap, resident, names, error, stopped } = line
  return {
    held: {
      ...(typeof heap === 'number' && { heap }),
      ...(typeof resident === 'number' && { resident }),
      ...(typeof names === 'number' && { names }),
    },
    ...(typeof line.new === 'string' && { added: namesIn(line.new) }),
    ...(typeof error === 'string' && { error }),
    ...(typeof stopped === 'string' && { stopped }),
  }
}

/** Bytes as Latin-1, so that what is no UTF-8 stays what it is; each name has a zero behind it. */
function namesIn(encoded: string): readonly string[] {
  return Buffer.from(encoded, 'base64').toString('latin1').split('\0').slice(0, -1)
}
