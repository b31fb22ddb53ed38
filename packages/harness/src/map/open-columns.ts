import { basename } from 'node:path'
import { columnName, type Versions } from '@plateau/core'
import { ChildError } from '../children/child-error.ts'
import { versionsOf } from '../measure/versions-of.ts'
import type { Probe } from '../probe/probe.ts'
import type { ProbeRequest } from '../probe-request.ts'
import type { Probes } from '../probes.ts'
import { ProvideError } from '../provide-error.ts'
import { UsageError } from '../usage-error.ts'

/** One release that was asked for. */
export type OpenColumn =
  | { readonly kind: 'open'; readonly name: string; readonly versions: Versions; readonly probe: Probe }
  | { readonly kind: 'failed'; readonly name: string; readonly error: ColumnError }

/** What keeps one release, or a run on it, from being measured, and no other. */
export type ColumnError = UsageError | ProvideError | ChildError

export function isColumnError(error: unknown): error is ColumnError {
  return error instanceof UsageError || error instanceof ProvideError || error instanceof ChildError
}

/**
 * Provides releases and starts their probes, one after the other. One that cannot be had, or that crashes when it is
 * imported, has failed; the others are opened all the same.
 *
 * @throws what `signal` was aborted with.
 */
export async function openColumns(
  requests: readonly ProbeRequest[],
  probes: Probes,
  { signal }: { readonly signal: AbortSignal },
): Promise<readonly OpenColumn[]> {
  const columns: OpenColumn[] = []
  for (const request of requests) {
    try {
      const probe = await probes.for(request)
      refuseMissingLxml(probe, request)
      const versions = versionsOf(probe)
      columns.push({ kind: 'open', name: columnName(versions), versions, probe })
    } catch (error) {
      signal.throwIfAborted()
      if (!isColumnError(error)) throw error
      columns.push({ kind: 'failed', name: basename(request.lxml ?? 'newest'), error })
    }
  }
  return columns
}

/** @throws the first error where any has failed. */
export function refuseFailed(columns: readonly OpenColumn[]): void {
  for (const column of columns) if (column.kind === 'failed') throw column.error
}

/** @throws the first column's error where all have failed: nothing can be measured. */
export function refuseAllFailed(columns: readonly OpenColumn[]): void {
  const [first] = columns
  if (first?.kind === 'failed' && columns.every(({ kind }) => kind === 'failed')) throw first.error
}

function refuseMissingLxml({ facts }: Probe, { lxml, needs }: ProbeRequest): void {
  if (facts.lxml !== undefined || (needs === 'none' && lxml === undefined)) return
  throw new UsageError(`Expected ${facts.executable} to import lxml, got: ${facts.lxmlError}`)
}
