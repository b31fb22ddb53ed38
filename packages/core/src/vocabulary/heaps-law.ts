import type { Range } from '../growth/growth.ts'
import { type CurvePoint, namesAt } from './curve.ts'
import { studentsT } from './students-t.ts'

/** How a vocabulary grows with the pages read. */
export type VocabularyLaw = HeapsLaw | SettledVocabulary | UnclearVocabulary

/** Heaps' law, names = K pages^exponent, as the pages from `fromPages` to `toPages` follow it. */
export interface HeapsLaw {
  readonly kind: 'heaps'
  /** 1 is a constant number of fresh names a page, 0.5 twice as many for four times the pages, 0 and below levels off. */
  readonly exponent: number
  /** The exponent's 95% band. */
  readonly band: Range
  readonly fromPages: number
  readonly toPages: number
  /** Names that these pages brought. */
  readonly names: number
  /** Standard error of the logarithm of `names`. */
  readonly scaleError: number
}

/** No page from `fromPages` on brought a name. */
export interface SettledVocabulary {
  readonly kind: 'settled'
  readonly fromPages: number
  readonly toPages: number
  /** Names a page, at most, that so many pages without one leave possible: the 95% limit, -ln(0.05) by the pages. */
  readonly atMost: number
}

/** Too little to tell by. */
export interface UnclearVocabulary {
  readonly kind: 'unclear'
  readonly because: 'few pages' | 'few names'
}

/** Below, a band would be wider than what it is to tell apart. */
const leastPages = 16
const leastNames = 10
/** The last four doublings of pages: a page's first hundred names are HTML's own, come at once, and follow no such law. */
const window = 16
const blocksInDoubling = 3

/**
 * Fits Heaps' law (H. S. Heaps, Information Retrieval, 1978, section 7.5) to the last four doublings of a curve.
 *
 * The exponent is that of a power-law process by maximum likelihood (L. H. Crow, Reliability Analysis for Complex,
 * Repairable Systems, 1974), on counts in blocks of pages that grow by a third of a doubling. Names come in clumps, a
 * site's or a page's at once, so that the band is no Poisson one: it is the sandwich estimator's over these blocks (J. G.
 * MacKinnon and H. White, Some Heteroskedasticity-Consistent Covariance Matrix Estimators, 1985: HC3), with Student's t,
 * and never narrower than Poisson's. On made vocabularies it held the exponent in 91 to 99 of 100 where pages differ by a
 * heavy tail. Where ten pages in a row share one, a site's, it takes a thousand pages for that, and 110 give 85 to 90: mix
 * the sites of a small corpus.
 *
 * @param curve points in order of pages, the first for no page or the first one.
 */
export function heapsLaw(curve: readonly CurvePoint[]): VocabularyLaw {
  const toPages = curve.at(-1)?.[0] ?? 0
  if (toPages < leastPages) return { kind: 'unclear', because: 'few pages' }
  const edges = edgesOf(Math.max(1, Math.floor(toPages / window)), toPages)
  const fromPages = edges[0] ?? 1
  const blocks = edges.slice(1).map((to, index): Block => {
    const from = edges[index] ?? 0
    return { from, to, names: namesAt(curve, to) - namesAt(curve, from) }
  })
  const names = blocks.reduce((total, block) => total + block.names, 0)
  if (names === 0) return { kind: 'settled', fromPages, toPages, atMost: -Math.log(0.05) / (toPages - fromPages) }
  if (names < leastNames) return { kind: 'unclear', because: 'few names' }
  return { kind: 'heaps', fromPages, toPages, names, ...fitted(blocks, names) }
}

interface Block {
  readonly from: number
  readonly to: number
  readonly names: number
}

function edgesOf(first: number, last: number): readonly number[] {
  const count = Math.round(blocksInDoubling * Math.log2(last / first))
  const edges = Array.from({ length: count + 1 }, (_, index) => Math.round(first * (last / first) ** (index / count)))
  return [...new Set(edges)]
}

function fitted(blocks: readonly Block[], names: number): Pick<HeapsLaw, 'exponent' | 'band' | 'scaleError'> {
  const exponent = bestExponent(blocks)
  const whole = { from: blocks[0]?.from ?? 1, to: blocks.at(-1)?.to ?? 1 }
  const terms = blocks.map((block) => {
    const expected = names * Math.exp(logShare(block, exponent) - logShare(whole, exponent))
    const slope = slopeOf(block, exponent) - slopeOf(whole, exponent)
    return { expected, slope, off: block.names - expected }
  })
  const information = sum(terms.map(({ expected, slope }) => expected * slope ** 2))
  // A block draws the fit to itself, so that what it is off by is more than it looks.
  const off = terms.map(({ expected, slope, off: seen }) => {
    return seen / (1 - Math.min(0.9, expected / names + (expected * slope ** 2) / information))
  })
  const variance = Math.max(sum(terms.map(({ slope }, block) => (slope * (off[block] ?? 0)) ** 2)), information)
  const ofNames = Math.max(sum(off.map((by) => by ** 2)), names)
  const half = (studentsT(blocks.length - 2) * Math.sqrt(variance)) / information
  return {
    exponent,
    band: { low: exponent - half, high: exponent + half },
    scaleError: Math.sqrt(ofNames) / names,
  }
}

/** Where the likelihood's slope crosses 0; it falls all the way, since a power's logarithm is concave. */
function bestExponent(blocks: readonly Block[]): number {
  const whole = { from: blocks[0]?.from ?? 1, to: blocks.at(-1)?.to ?? 1 }
  let [low, high] = [-20, 20]
  while (high - low > 1e-9) {
    const middle = (low + high) / 2
    const ofWhole = slopeOf(whole, middle)
    const score = sum(blocks.map((block) => block.names * (slopeOf(block, middle) - ofWhole)))
    if (score > 0) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** The logarithm of what pages `from` to `to` have of a process of that exponent: (to^exponent - from^exponent) / exponent. */
function logShare({ from, to }: Pick<Block, 'from' | 'to'>, exponent: number): number {
  const span = Math.log(to / from)
  const factor = Math.abs(exponent * span) < 1e-9 ? span : Math.expm1(exponent * span) / exponent
  return exponent * Math.log(from) + Math.log(factor)
}

function slopeOf(block: Pick<Block, 'from' | 'to'>, exponent: number): number {
  const step = 1e-4
  return (logShare(block, exponent + step) - logShare(block, exponent - step)) / (2 * step)
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
