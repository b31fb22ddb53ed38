import { type Bound, type Entry, type Lifetime, type Variation } from '@plateau/core'
import {
  callable,
  type Page,
  parser,
  type ParserOptions,
  type Subject,
  type Template,
  templateOf,
  UsageError,
} from '@plateau/harness'
import { boundsOf } from './bounds-of.ts'

/** One run to be: a page, a variation of it, and what exercises it on which release. */
export interface PlannedRun {
  readonly page: Page
  readonly template: Template
  readonly subject: Subject
  readonly lxml: string | undefined
  /** Archives to build that lxml's libraries from, with debug information; not given where it is not to be built so. */
  readonly symbols?: readonly string[]
  readonly bounds: readonly Bound[]
}

export interface SubjectFlags {
  readonly parser?: 'html' | 'xml'
  readonly option: ParserOptions
  readonly entry: Entry
  readonly as: 'bytes' | 'str'
  readonly lifetime: Lifetime
  readonly call?: string
  readonly path: readonly string[]
  readonly with: readonly string[]
  readonly symbols?: readonly string[]
}

export interface PlanFlags extends SubjectFlags {
  readonly lxml?: readonly string[]
  readonly vary: readonly Variation[]
  readonly fresh?: number
  readonly atMost: readonly Bound[]
  /** Whether the bounds are a project's, for whichever runs they apply to. */
  readonly atMostIsConfigured?: true
}

/**
 * Lays out every run that the flags ask for, in the order they are shown.
 *
 * @throws UsageError where a variation does not fit a page or its parser, or a bound applies to no run.
 */
export function plan(pages: readonly Page[], flags: PlanFlags): readonly PlannedRun[] {
  const runs = pages.flatMap((page) =>
    (flags.lxml ?? [undefined]).flatMap((lxml) =>
      flags.vary.map((variation) => {
        const subject = subjectOf(page.kind, flags)
        const template = makeTemplate(page, variation, { subject, fresh: flags.fresh })
        const bounds = boundsOf(template, flags.atMost)
        return { page, template, subject, lxml, bounds, ...(flags.symbols !== undefined && { symbols: flags.symbols }) }
      }),
    ),
  )
  const idle = flags.atMost.find((bound) => !runs.some((run) => run.bounds.includes(bound)))
  if (idle !== undefined && flags.atMostIsConfigured !== true) {
    throw new UsageError(
      `Expected --at-most to apply to a run, got "${idle}" where no names are fresh: vary more than same`,
    )
  }
  return runs
}

/** What the flags say is to be exercised: a parser for markup of this kind, or a callable. */
export function subjectOf(kind: Page['kind'], flags: SubjectFlags): Subject {
  if (flags.call !== undefined) return callable(flags.call, { path: flags.path, with: flags.with })
  if (flags.with.length > 0) {
    throw new UsageError(`Expected --call beside --with, which is for callables, got "${flags.with[0]}" without`)
  }
  const { entry, as, lifetime } = flags
  return parser(flags.parser ?? kind, flags.option, { entry, as, lifetime })
}

function makeTemplate(
  page: Page,
  variation: Variation,
  { subject, fresh }: { readonly subject: Subject; readonly fresh: number | undefined },
): Template {
  return templateOf(page, variation, {
    ...(fresh !== undefined && variation !== 'same' && { fresh }),
    ...(subject.kind === 'lxml' && { parser: subject.parser }),
  })
}
