import { fileURLToPath } from 'node:url'
import type { Run } from '@plateau/core'
import { isPlainCall, type Page, type Probe, runChild, type Template, templateOf } from '@plateau/harness'

const script = fileURLToPath(new URL('../python/side_by_side.py', import.meta.url))
const probeFolder = fileURLToPath(new URL('../../packages/harness/python', import.meta.url))

/** Seconds, by the clock and of CPU time. */
export interface Took {
  readonly wall: number
  readonly cpu: number
}

/** Parses what the runs parsed, each in a Python process of its own, so many at once. */
export async function bareLoops(
  runs: readonly Run[],
  { probe, page, atOnce }: { readonly probe: Probe; readonly page: Page; readonly atOnce: number },
): Promise<Took> {
  const { stdout } = await runChild(probe.facts.executable, [script, String(atOnce)], {
    env: probe.environment,
    input: runs.map((run) => `${JSON.stringify(specOf(run, page))}\n`).join(''),
  })
  return JSON.parse(stdout) as Took
}

function specOf({ subject, variation, freshPerInput, inputs }: Run, page: Page): unknown {
  if (subject.kind === 'callable') throw new Error(`Expected a map to be of parsers, got ${subject.call}`)
  const { parser, options } = subject
  const template: Template = templateOf(page, variation, { parser, ...(freshPerInput > 0 && { fresh: freshPerInput }) })
  const plain = isPlainCall(subject) && !('schema' in options || 'target' in options)
  return {
    subject: { ...subject, plain, probe: probeFolder },
    page: page.bytes.toString('base64'),
    encoding: page.encoding,
    pieces: template.pieces.map((piece) => piece.toString('base64')),
    stamp: template.stamp,
    inputs,
  }
}
