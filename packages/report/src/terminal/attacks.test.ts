import { describe, expect, test } from 'vitest'
import { attacks } from '../samples/attacks.ts'
import { sampleGrowing, sampleResult } from '../samples/sample-runs.ts'
import { terminal } from './terminal.ts'

describe.each(Object.entries(attacks))('%s', (_, text) => {
  test('does not get out of a page to a terminal', () => {
    const run = sampleGrowing('tags', {
      id: text,
      page: text,
      because: text,
      notes: [text],
      environment: { [text]: text },
      versions: { python: text, lxml: text, libxml2: text, with: { [text]: text } },
      health: { ok: false, atInput: 1, error: text },
    })
    const names = run.gauges.names && { ...run.gauges.names, list: [text] }
    const runs = [
      { ...run, gauges: { ...run.gauges, ...(names && { names }) } },
      { ...run, outcome: 'failed' as const, subject: { kind: 'callable' as const, call: text } },
      { ...run, outcome: 'undecided' as const },
    ]
    const said = terminal(sampleResult(runs, { command: ['run', text] }), { verbose: true })

    expect(said.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u3164\u2800\u00a0]/u)
  })
})
