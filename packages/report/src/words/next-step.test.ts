import { parseBound } from '@plateau/core'
import { expect, test } from 'vitest'
import { sampleArticle, sampleCleared, sampleGrowing, sampleResult, sampleRun } from '../samples/sample-runs.ts'
import { nextStep } from './next-step.ts'

test('nextStep() proposes the least round bound that what was measured would hold', () => {
  expect(nextStep(sampleArticle(), 'plateau')?.command).toBe("plateau run --at-most '72 B/name'")
})

test('nextStep() proposes a bound that core can read', () => {
  const bound = /'(.+)'/.exec(nextStep(sampleArticle(), 'plateau')?.command ?? '')?.[1] ?? ''

  expect(parseBound(bound)).toEqual({ gauge: 'heap', limit: 72, per: 'name' })
})

test('nextStep() repeats what was asked for, less where it was written', () => {
  const command = ['run', 'my page.html', '--vary', 'tags', '--json', 'x.json', '--verbose', '--markdown=-']
  const result = sampleResult([sampleGrowing('tags')], { command })

  expect(nextStep(result, 'pnpm plateau')?.command).toBe(
    "pnpm plateau run 'my page.html' --vary tags --at-most '72 B/name'",
  )
})

test('nextStep() proposes nothing where all is well', () => {
  expect(nextStep(sampleResult([sampleRun()]), 'plateau')).toBeUndefined()
})

test('nextStep() allows more to what is undecided, unless its names never arrived', () => {
  const undecided = sampleCleared('text', { outcome: 'undecided', inputs: 512 })

  expect(nextStep(sampleResult([undecided]), 'plateau')?.command).toBe('plateau run --inputs 32640 --timeout 60')
  expect(nextStep(sampleResult([{ ...undecided, reachedPerInput: 0 }]), 'plateau')).toBeUndefined()
})

test('nextStep() proposes a bound that holds where the one asked for lies within what was measured', () => {
  const bounds = [{ bound: '40 B/name', outcome: 'undecided' }] as const
  const run = sampleGrowing('tags', { outcome: 'undecided', bounds })

  expect(nextStep(sampleResult([run], { command: ['run', '--at-most', '40 B/name'] }), 'plateau')?.command).toBe(
    "plateau run --at-most '72 B/name'",
  )
})

test('nextStep() looks closer at what failed', () => {
  const failed = sampleRun({ outcome: 'failed', health: { ok: false, atInput: 17, error: 'MemoryError' } })

  expect(nextStep(sampleResult([failed]), 'plateau')?.command).toBe('plateau run --verbose')
})
