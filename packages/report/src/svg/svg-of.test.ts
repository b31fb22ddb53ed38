import { describe, expect, test } from 'vitest'
import { attacks } from '../samples/attacks.ts'
import { sampleArticle, sampleRun } from '../samples/sample-runs.ts'
import { svgOf } from './svg-of.ts'

const { runs } = sampleArticle()

test('svgOf() gives the same bytes for the same runs', () => {
  expect(svgOf(runs)).toBe(svgOf(runs))
})

test('svgOf() tells screen readers what grows', () => {
  const svg = svgOf(runs)

  expect(svg).toContain(
    ' role="img"><title>Memory grows with fresh tags, but not with the repeated page, fresh ids or fresh entities.</title>',
  )
  expect(svg).toContain(
    'fresh tags: grows, 20 names and 0.604-1.41 kB a page, and every name is kept</desc>'.slice(0, -7),
  )
})

test('svgOf() draws a curve for each run on both gauges', () => {
  expect([curves(svgOf(runs.slice(0, 1))), curves(svgOf(runs))]).toEqual([2, 8])
})

test('svgOf() brings its own paper', () => {
  expect(svgOf(runs)).toMatch(/<rect width="860" height="\d+" x="0" y="0" fill="#ffffff">/)
})

test('svgOf() draws a run whose gauges could not be read', () => {
  expect(svgOf([sampleRun({ gauges: {} })])).toContain('</svg>')
})

describe.each(Object.entries(attacks))('%s', (_, text) => {
  test('does not get out of a page into a picture', () => {
    const run = sampleRun({ page: text, because: text, outcome: 'undecided', versions: { python: text } })
    const svg = svgOf([run], { title: text })

    expect(svg).not.toMatch(/<(script|img|a)\b/i)
    expect(svg.match(/<\/?title>|<\/?desc>/g)).toEqual(['<title>', '</title>', '<desc>', '</desc>'])
    expect(svg.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u3164\u2800\u00a0]/u)
  })
})

function curves(svg: string): number {
  return svg.match(/<path [^>]*stroke-width="(2\.5|3)"/g)?.length ?? 0
}
