import { type LxmlSubject, type Setting, type Variation, variations } from '@plateau/core'
import type { Page } from '../pages/page.ts'
import { limitsOf } from '../pages/spelling.ts'
import { type Template, templateOf } from '../pages/template.ts'
import { type EntryPoint, entryPoints } from '../subjects/entry-points.ts'
import { parser, type ParserOptions } from '../subjects/subject.ts'
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
    of.variations.flatMap((variation) => lines([parser(of.parser, of.options, of.point)], page, variation, of.fresh)),

  settings: (of: MapSubject, page: Page, offered: readonly Setting[]): readonly Line[] => {
    const subjects = offered.map(({ option, value }) => parser(of.parser, { ...of.options, [option]: value }, of.point))
    return of.variations.flatMap((variation) => lines(subjects, page, variation, of.fresh))
  },

  waysIn: (of: MapSubject, page: Page, grew: ReadonlySet<Variation>): readonly Line[] => {
    const subjects = of.waysIn ? entryPoints(of.parser).map((point) => parser(of.parser, of.options, point)) : []
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

/** The variations that a parser knows: HTML has no namespaces to declare. */
export function variationsOf(page: Page, kind: 'html' | 'xml'): readonly Variation[] {
  return variations.filter((variation) => {
    try {
      templateOf(page, variation, { parser: kind })
      return true
    } catch (error) {
      if (error instanceof UsageError) return false
      throw error
    }
  })
}

function lines(
  subjects: readonly LxmlSubject[],
  page: Page,
  variation: Variation,
  fresh: number | undefined,
): readonly Line[] {
  const [subject] = subjects
  if (subject === undefined) return []
  const template = templateFor(page, variation, { parser: subject.parser, fresh })
  return subjects.map((each) => ({ subject: each, page, template }))
}

const made = new WeakMap<Page, Map<string, Template>>()

/** One template for all rows and releases: a page is searched once, and what reaches a parser's tree is counted once. */
function templateFor(
  page: Page,
  variation: Variation,
  { parser: kind, fresh }: { readonly parser: 'html' | 'xml'; readonly fresh: number | undefined },
): Template {
  const ofPage = made.get(page) ?? new Map<string, Template>()
  made.set(page, ofPage)
  const key = `${kind} ${variation} ${fresh}`
  const template =
    ofPage.get(key) ??
    templateOf(page, variation, {
      parser: kind,
      ...(variation !== 'same' && fresh !== undefined && { fresh: Math.min(fresh, limitsOf(variation).most) }),
    })
  ofPage.set(key, template)
  return template
}
