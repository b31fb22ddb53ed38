import { type LxmlSubject, type Setting, type Variation, variations } from '@plateau/core'
import type { Page } from '../pages/page.ts'
import { limitsOf } from '../pages/spelling.ts'
import { type Template, templateOf } from '../pages/template.ts'
import { type EntryPoint, entryPoints } from '../subjects/entry-points.ts'
import { html, type ParserOptions, xml } from '../subjects/subject.ts'
import { UsageError } from '../usage-error.ts'

/** One row of a map to be: what is exercised, and on what. */
export interface Line {
  readonly subject: LxmlSubject
  readonly page: Page
  readonly template: Template
}

/**
 * What a growth map crosses, for each page and each release:
 *
 *     the plain parser                 x  every variation that its parser knows
 *     every setting that is offered    x  every variation that its parser knows
 *     every other way in and lifetime  x  the repeated page, and every variation that grew with the plain parser,
 *                                         on whichever release of the map
 *
 * No variation is left out of the first two because it was expected to keep nothing: `remove_comments` may matter for comments
 * alone. A way in or a lifetime hands the same parser the same input, so it is tried where there is something to keep.
 * Options are not crossed with each other, nor with ways in: that would be some 100,000 runs a release.
 */
export const crossed = {
  plain: (of: MapSubject, page: Page): readonly Line[] =>
    of.variations.flatMap((variation) => lines([make(of.parser, of.options, of.point)], page, variation, of.fresh)),

  settings: (of: MapSubject, page: Page, offered: readonly Setting[]): readonly Line[] => {
    const subjects = offered.map(({ option, value }) => make(of.parser, { ...of.options, [option]: value }, of.point))
    return of.variations.flatMap((variation) => lines(subjects, page, variation, of.fresh))
  },

  waysIn: (of: MapSubject, page: Page, grew: ReadonlySet<Variation>): readonly Line[] => {
    const subjects = of.waysIn ? entryPoints(of.parser).map((point) => make(of.parser, of.options, point)) : []
    const worthwhile = of.variations.filter((variation) => variation === 'same' || grew.has(variation))
    return worthwhile.flatMap((variation) => lines(subjects, page, variation, of.fresh))
  },
}

/** What a map is about, beside its pages and releases. */
export interface MapSubject {
  readonly parser: 'html' | 'xml'
  readonly variations: readonly Variation[]
  /** Fresh names a page; as many as it has places where that is not said. */
  readonly fresh: number | undefined
  /** How the plain parser and its settings are called. */
  readonly point: Partial<EntryPoint>
  /** What the plain parser's options are, for all rows. */
  readonly options: ParserOptions
  /** Whether other ways in and lifetimes are tried too. */
  readonly waysIn: boolean
}

/**
 * Fresh names a page, where it is not said: the same number for every page and variation, so that the cells of a map can
 * be compared, and enough of them that the dictionary's steps come and go within the budget.
 */
export const freshInMap = 20

/** Inputs a run of a map uses at most. */
export const inputsInMap = 4032

/**
 * By how much longer a run is taken again that is undecided at the end of its inputs: 29 of 7,450 runs on six releases were,
 * nearly all of them of threads on old releases, whose heap trembles by 16 bytes more than its noise.
 */
export const longerWhenOpen = 4

/** The variations that a parser knows: HTML has no namespaces to declare. */
export function variationsOf(page: Page, parser: 'html' | 'xml'): readonly Variation[] {
  return variations.filter((variation) => {
    try {
      templateOf(page, variation, { parser })
      return true
    } catch (error) {
      if (error instanceof UsageError) return false
      throw error
    }
  })
}

function make(parser: 'html' | 'xml', options: ParserOptions, point: Partial<EntryPoint>): LxmlSubject {
  return parser === 'html' ? html(options, point) : xml(options, point)
}

function lines(
  subjects: readonly LxmlSubject[],
  page: Page,
  variation: Variation,
  fresh: number | undefined,
): readonly Line[] {
  if (subjects.length === 0) return []
  const { parser } = subjects[0] as LxmlSubject
  const template = templateOf(page, variation, {
    parser,
    ...(variation !== 'same' && fresh !== undefined && { fresh: Math.min(fresh, limitsOf(variation).most) }),
  })
  return subjects.map((subject) => ({ subject, page, template }))
}
