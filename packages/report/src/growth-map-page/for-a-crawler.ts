import { formatSize, type Range, recycleAt } from '@plateau/core'
import { amount } from '../words/amount.ts'
import { count, grouped } from '../words/count.ts'
import { list } from '../words/list.ts'
import { headingOf, type MeasuredMap, plainRun } from './measured-map.ts'
import { type Rate, ratesOf } from './rates.ts'
import { type Release, releasesInWords } from './release.ts'
import { bullets, escaped, table } from './table.ts'

/** What the rates of the plain parser come to: bytes a million names, and pages until a process has grown. */
export function forACrawler(map: MeasuredMap): readonly string[] {
  const { sections, releases } = map
  const rated = sections.map((section) => ({ section, rates: ratesOf(section, releases) }))
  const tables = rated.flatMap(({ section, rates }) => {
    const byName = rates.filter(({ freshPerInput }) => freshPerInput > 0)
    return byName.length === 0 ? [] : [`### ${escaped(headingOf(section, map))}`, rateTable(byName)]
  })
  const points = [...rated.flatMap(({ rates }) => rates.flatMap(byPage)), ...namesInWords(map), ...slowing(map)]
  const how =
    `With one parser for all pages. The last columns say after how many pages a process holds ${formatSize(recycleAt)} more, ` +
    `if each page has so many names that no page before it had.${steps(map)}`
  return [...(tables.length === 0 ? [] : [how, ...tables]), ...(points.length === 0 ? [] : [points.join('\n')])]
}

function steps({ sections, releases }: MeasuredMap): string {
  const inSteps = sections.some(({ groups }) =>
    groups.some((group) =>
      releases.some((release) => plainRun(group, release)?.gauges.heap?.growth.kind === 'staircase'),
    ),
  )
  return inSteps ? ' The ranges are wide because what is kept grows in steps that get larger.' : ''
}

function rateTable(rates: readonly Rate[]): string {
  const sizes = [...new Set([1, ...rates.map(({ freshPerInput }) => freshPerInput)])].toSorted((a, b) => a - b)
  const head = [
    'what is fresh',
    'release',
    'a name',
    'a million names',
    ...sizes.map((size) => `pages of ${count(size, 'fresh name')}`),
  ]
  return table(
    head,
    rates.map(({ titles, releases, freshPerInput, heap }) => {
      const name = { low: heap.low / freshPerInput, high: heap.high / freshPerInput }
      return [
        list(titles),
        releasesInWords(releases),
        amount(name, 'B'),
        amount({ low: name.low * 1e6, high: name.high * 1e6 }, 'B'),
        ...sizes.map((size) => pages({ low: name.low * size, high: name.high * size })),
      ]
    }),
  )
}

function pages({ low, high }: Range): string {
  const after = [recycleAt / high, recycleAt / low].map((each) => grouped(Number(each.toPrecision(2))))
  return [...new Set(after)].join(' to ')
}

function byPage({ titles, releases, freshPerInput, heap }: Rate): readonly string[] {
  if (freshPerInput > 0) return []
  const said = `${list(titles)} costs ${amount(heap, 'B')} each time on ${releasesInWords(releases)}`
  return [bullets([`${said}: ${formatSize(recycleAt)} after ${pages(heap)} pages.`])]
}

/** What is said of names holds only where they are what is kept. */
function namesInWords({ sections, releases }: MeasuredMap): readonly string[] {
  const areKept = sections.some(({ groups }) =>
    groups.some((group) =>
      releases.some((release) => {
        const growth = plainRun(group, release)?.gauges.names?.growth
        return growth !== undefined && 'perName' in growth && growth.perName !== undefined && growth.perName.high > 0
      }),
    ),
  )
  if (!areKept) return []
  return [
    '- What is kept are names, each once. A site uses its own again and again, so they level off; names that somebody or ' +
      'something makes up for each page do not, and no page has to be large for that: ' +
      '[leak, cache, fragmentation or vocabulary?](leak-cache-fragmentation-or-vocabulary.md) And what happens when their ' +
      'dictionary is full: [limits](limits.md).',
  ]
}

function slowing({ sections, releases }: MeasuredMap): readonly string[] {
  return releases.flatMap((release) => {
    const slowed = sections.flatMap(({ groups }) =>
      groups.flatMap((group) => {
        const run = plainRun(group, release)
        const pace = run?.gauges.cpu?.pace
        return run === undefined || pace?.kind !== 'slowing' ? [] : [{ run, factor: pace.factor }]
      }),
    )
    return slowed.length === 0 ? [] : [bullets([slowerInWords(release, slowed)])]
  })
}

interface Slowed {
  readonly run: { readonly inputs: number }
  readonly factor: number
}

function slowerInWords(release: Release, slowed: readonly Slowed[]): string {
  const factors = slowed.map(({ factor }) => Number(factor.toPrecision(2)))
  const times = [...new Set([Math.min(...factors), Math.max(...factors)])].join(' to ')
  const inputs = Math.max(...slowed.map(({ run }) => run.inputs))
  return `On ${releasesInWords([release])} parsing takes ${times} times as long after ${grouped(inputs)} such pages.`
}
