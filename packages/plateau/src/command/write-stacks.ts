import { gzipSync } from 'node:zlib'
import { foldedStacks, formatPairs, pprof, speedscope, umdhText, type SnapshotPairs } from '@plateau/core'
import { UsageError } from '@plateau/harness'
import { stacksMarkdown } from '@plateau/report'
import { writeText } from './write-outputs.ts'

export interface StackOutputFlags {
  readonly json?: string
  readonly markdown?: string
  readonly umdh?: string
  readonly folded?: string
  readonly speedscope?: string
  readonly pprof?: string
  readonly html?: string
}

/** How each form is written; the flag has its name. */
const forms = {
  json: formatPairs,
  markdown: ({ pairs }) => stacksMarkdown(pairs),
  umdh: ({ pairs }) => pairs.map((pair) => umdhText(pair)).join('\n'),
  folded: ({ pairs }) => foldedStacks(pairs),
  speedscope: (result) => `${JSON.stringify(speedscope(result))}\n`,
  pprof: ({ pairs }) => gzipSync(pprof(pairs)),
} as const satisfies Record<
  Exclude<keyof StackOutputFlags, 'html'>,
  (result: SnapshotPairs) => string | Uint8Array | Iterable<string>
>

const formNames = Object.keys(forms) as readonly (keyof typeof forms)[]
const names = [...formNames, 'html'] as const

/** Whether a result goes to standard output, which is then kept free of anything else. */
export function stacksTakeStandardOutput(flags: StackOutputFlags): boolean {
  return names.some((name) => flags[name] === '-')
}

/** @throws UsageError where two results would go to standard output. */
export function checkStackOutputs(flags: StackOutputFlags): void {
  const given = names.filter((name) => flags[name] === '-')
  if (given.length > 1) {
    const said = given.map((name) => `--${name}`).join(' and ')
    throw new UsageError(`Expected one result to go to standard output, got ${said}`)
  }
}

/**
 * Writes pairs wherever and as whatever they were asked for.
 *
 * @throws UsageError where a file cannot be written.
 */
export async function writeStackOutputs(result: SnapshotPairs, flags: StackOutputFlags): Promise<void> {
  for (const name of formNames) await writeText(`--${name}`, flags[name], () => forms[name](result))
  if (flags.html !== undefined) {
    const { htmlReport } = await import('@plateau/report/html')
    const parts = await htmlReport({ results: [], pairs: [result] })
    await writeText('--html', flags.html, () => parts)
  }
}
