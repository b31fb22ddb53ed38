import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { sampleAbsent, sampleBreakpoint, sampleTrace } from './sample-trace.ts'

const schema = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../schemas/${name}.schema.json`, import.meta.url), 'utf8')) as object
const ajv = new Ajv2020({ strict: true, strictTypes: false, strictTuples: false, allErrors: true })
for (const name of ['result', 'snapshot']) ajv.addSchema(schema(name))
const validate = ajv.compile(schema('trace'))

describe('trace.schema.json', () => {
  test('allows breakpoints that were hit, that were not called and that are not there', () => {
    expectValid(sampleTrace([sampleBreakpoint(), { ...sampleBreakpoint(), hits: 0, stacks: [] }, sampleAbsent()]))
  })

  test('allows a condition that could not be told, and the most hits', () => {
    const conditionErrors = { count: 3, first: 'No symbol "foo" in current context.' }
    const breakpoints = [{ ...sampleBreakpoint(), full: true, notMet: 2, conditionErrors }]

    expectValid({ ...sampleTrace(breakpoints), condition: 'foo == 3', maxHits: 75 })
  })

  test.each([
    { kind: 'timed out', afterMs: 60_000 },
    { kind: 'raised', error: 'ValueError', atInput: 1 },
    { kind: 'killed', signal: 11, atInput: 0 },
    { kind: 'exited', code: 3, atInput: 2 },
  ] as const)('allows an end that is $kind', (end) => {
    expectValid({ ...sampleTrace([]), end })
  })

  test.each<[string, (trace: Record<string, unknown>, breakpoint: Record<string, unknown>) => void]>([
    ['another schema', (trace) => (trace['schema'] = 'plateau.trace/2')],
    ['a field it does not know', (trace) => (trace['extra'] = 1)],
    ['a trace without an end', (trace) => delete trace['end']],
    ['a debugger it does not know', (trace) => (trace['debugger'] = { name: 'dbx', version: '1' })],
    ['a breakpoint without hits', (_, breakpoint) => delete breakpoint['hits']],
    ['a breakpoint that was set nowhere', (_, breakpoint) => (breakpoint['places'] = [])],
    [
      'a stack that was never met',
      (_, breakpoint) => (breakpoint['stacks'] = [{ ...sampleBreakpoint().stacks[0], hits: 0 }]),
    ],
  ])('rejects %s', (_, spoil) => {
    const trace = JSON.parse(JSON.stringify(sampleTrace([sampleBreakpoint()]))) as Record<string, unknown>
    expect(validate(trace)).toBe(true)

    spoil(trace, (trace['breakpoints'] as [Record<string, unknown>])[0])

    expect(validate(trace)).toBe(false)
  })
})

function expectValid(trace: unknown): void {
  validate(JSON.parse(JSON.stringify(trace)))
  expect(validate.errors ?? []).toEqual([])
}
