import { fileURLToPath } from 'node:url'
import type { Run } from '@plateau/core'
import { type Page, type Probe, runChild, type Template, templateOf } from '@plateau/harness'

const script = fileURLToPath(new URL('../python/bare.py', import.meta.url))
const probeFolder = fileURLToPath(new URL('../../packages/harness/python', import.meta.url))

/** Parses what the runs parsed, each in a Python process of its own, so many at once. */
export async function bareLoops(
  runs: readonly Run[],
  { probe, page, atOnce }: { readonly probe: Probe; readonly page: Page; readonly atOnce: number },
): Promise<void> {
  let next = 0
  const worker = async () => {
    for (let run = runs[next++]; run !== undefined; run = runs[next++]) {
      await runChild(probe.facts.executable, [script], {
        env: probe.environment,
        input: `${JSON.stringify(specOf(run, page))}\n`,
      })
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}

function specOf({ subject, variation, freshPerInput, inputs }: Run, page: Page): unknown {
  if (subject.kind === 'callable') throw new Error(`Expected a map to be of parsers, got ${subject.call}`)
  const { parser, options, entry, as, lifetime } = subject
  const template: Template = templateOf(page, variation, { parser, ...(freshPerInput > 0 && { fresh: freshPerInput }) })
  const plain =
    entry === 'fromstring' && as === 'bytes' && lifetime === 'shared' && !('schema' in options || 'target' in options)
  return {
    subject: { ...subject, plain, probe: probeFolder },
    pieces: template.pieces.map((piece) => piece.toString('base64')),
    stamp: template.stamp,
    inputs,
  }
}
