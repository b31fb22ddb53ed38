import type { Frame, LiveStack, SnapshotPairs } from '@plateau/core'
import { subtract } from '@plateau/core'
import { describe, expect, test } from 'vitest'
import { attacks } from '../../samples/attacks.ts'
import { samplePair, sampleSnapshot } from '../../samples/sample-pair.ts'
import { pairsReport } from './pairs-report.ts'
import { stacksSection } from './stacks-section.ts'

test('stacksSection() shows what a stack gained as an icicle and a table, and what was given back as a table', () => {
  const before = sampleSnapshot([stackOf('xmlHashGrow', 300_000)], 300_000, 64)
  const body = bodyOf(fileOf(subtract(before, sampleSnapshot([stackOf('xmlDictLookup', 900_000)], 900_000, 128))))

  expect(body).toContain('<div class="icicle" data-tree="0"')
  expect(body).toMatch(/<th scope="row"[^>]*>xmlDictLookup<\/th><td><\/td><td>900 kB<\/td><td>100\.0 %<\/td>/)
  expect(body).toMatch(/hold less than before[^]*<th scope="row">300 kB less, [^<]*<\/th><td>xmlHashGrow<\/td>/)
})

test('stacksSection() says what a process wanders by, and draws nothing of it', () => {
  const noise = subtract(sampleSnapshot([], 1000, 64), sampleSnapshot([stackOf('malloc', 64)], 1064, 128))
  const body = bodyOf(fileOf(noise))

  expect(body).toContain('nothing beyond what a process wanders by')
  expect(body).not.toMatch(/icicle|<table/)
})

test('stacksSection() puts the pair that grew most first', () => {
  const small = subtract(sampleSnapshot([], 0, 64), sampleSnapshot([stackOf('small', 90_000)], 90_000, 128))
  const titles = bodyOf(fileOf(small, samplePair)).match(/<h3>.*<\/h3>/g)

  expect(titles?.map((title) => /hold\w? (\S+ \S+) more/.exec(title)?.[1])).toEqual(['4.22 MB', '90 kB'])
})

test('stacksSection() tells 200 frames of many, and counts the rest', () => {
  const stacks = Array.from({ length: 300 }, (_, index) => stackOf(`f${index}`, 1000 + index))
  const body = bodyOf(fileOf(subtract(sampleSnapshot([], 0, 64), sampleSnapshot(stacks, 500_000, 128))))

  expect(body.match(/<th scope="row"/g)).toHaveLength(200)
  expect(body).toContain('the 200 with most; 100 frames more in the picture above')
  expect(body).toContain('>f299<')
  expect(body).not.toContain('>f0<')
})

test('stacksSection() is not there where there is no pair', () => {
  expect(stacksSection({ results: [], pairs: [] })).toBeUndefined()
})

describe.each(Object.entries(attacks))('%s', (_, text) => {
  test('stays text in a frame, a file and a page', async () => {
    const frame: Frame = { language: 'native', function: text, file: `/x/${text}`, line: 1 }
    const after = { ...sampleSnapshot([{ frames: [frame], bytes: 9000, count: 1 }], 9000, 128), page: text }
    const file = fileOf({
      ...subtract(sampleSnapshot([], 0, 64), after),
      kept: [{ name: text, bytes: 1, constructs: [] }],
    })
    const page = [...(await pairsReport([file]))].join('')

    expect(page.match(/<(?:img|a (?!href="#|class="skip"))/g)).toBeNull()
    expect(page.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
  })
})

function bodyOf(file: SnapshotPairs): string {
  return stacksSection({ results: [], pairs: [file] })?.body.markup ?? ''
}

function fileOf(...pairs: SnapshotPairs['pairs']): SnapshotPairs {
  return { schema: 'plateau.snapshots/1', plateau: '0.1.0', command: ['stacks'], startedAt: '2026-11-23', pairs }
}

function stackOf(name: string, bytes: number): LiveStack {
  return { frames: [{ language: 'native', function: name }], bytes, count: 1 }
}
