import type { Page } from '@plateau/harness'
import { UsageError } from '@plateau/harness'
import { describe, expect, test } from 'vitest'
import { plan, type PlanFlags } from './plan.ts'

const html: Page = {
  name: 'page',
  path: 'page.html',
  bytes: Buffer.from('<p id="a">one</p><p id="b">two</p>'),
  kind: 'html',
  encoding: 'utf-8',
}
const xml: Page = { ...html, name: 'feed', path: 'feed.xml', bytes: Buffer.from('<feed id="a"/>'), kind: 'xml' }
const usual: PlanFlags = {
  option: {},
  entry: 'fromstring',
  as: 'bytes',
  lifetime: 'shared',
  path: [],
  with: [],
  vary: ['same', 'tags'],
  atMost: [],
}

describe('plan() lays out', () => {
  test('every variation of every release of every page, in that order', () => {
    const runs = plan([html, xml], { ...usual, lxml: ['6.1.3', '4.9.4'] })

    expect(runs.map(({ page, lxml, template }) => `${page.name} ${lxml} ${template.variation}`)).toEqual([
      'page 6.1.3 same',
      'page 6.1.3 tags',
      'page 4.9.4 same',
      'page 4.9.4 tags',
      'feed 6.1.3 same',
      'feed 6.1.3 tags',
      'feed 4.9.4 same',
      'feed 4.9.4 tags',
    ])
  })

  test('one release where none is asked for', () => {
    expect(plan([html], usual).map(({ lxml }) => lxml)).toEqual([undefined, undefined])
  })

  test('the parser that suits each page, unless one is named', () => {
    expect(parsers({ ...usual, vary: ['same'] })).toEqual(['html', 'xml'])
    expect(parsers({ ...usual, vary: ['same'], parser: 'html' })).toEqual(['html', 'html'])
  })

  test('a callable in place of a parser', () => {
    const [run] = plan([html], { ...usual, call: 'json:loads', path: ['/srv'], with: ['six==1.17.0'] })

    expect(run?.subject).toEqual({ kind: 'callable', call: 'json:loads', path: ['/srv'], with: ['six==1.17.0'] })
  })

  test('as many fresh names as the page has places, or as are asked for; none on the repeated page', () => {
    expect(fresh(usual)).toEqual([0, 2])
    expect(fresh({ ...usual, fresh: 20 })).toEqual([0, 20])
  })
})

describe('plan() bounds', () => {
  test('the repeated page alone where no bound is asked for', () => {
    expect(bounds(usual)).toEqual([['0 B/page'], []])
  })

  test('every run by page, and those with fresh names by name', () => {
    expect(bounds({ ...usual, atMost: ['72 B/name', '1 kB/page'] })).toEqual([
      ['1 kB/page'],
      ['72 B/name', '1 kB/page'],
    ])
  })

  test('nothing else once a bound is asked for', () => {
    expect(bounds({ ...usual, atMost: ['72 B/name'] })).toEqual([[], ['72 B/name']])
  })

  test('and none where a project has bounds that apply to other runs', () => {
    const configured = { ...usual, vary: ['same'], atMost: ['72 B/name'], atMostIsConfigured: true } as const

    expect(plan([html], configured)).toMatchObject([{ bounds: [] }])
  })

  test('and refuses one that applies to no run', () => {
    expect(() => bounds({ ...usual, vary: ['same'], atMost: ['1 kB/page', '72 B/name'] })).toThrow(
      new UsageError(
        'Expected --at-most to apply to a run, got "72 B/name" where no names are fresh: vary more than same',
      ),
    )
  })
})

test('plan() refuses a variation that a parser has not', () => {
  expect(() => plan([html], { ...usual, vary: ['namespaces'] })).toThrow(UsageError)
})

test('plan() refuses requirements where nothing is called', () => {
  expect(() => plan([html], { ...usual, with: ['six==1.17.0'] })).toThrow(
    new UsageError('Expected --call beside --with, which is for callables, got "six==1.17.0" without'),
  )
})

function fresh(flags: PlanFlags): readonly number[] {
  return plan([html], flags).map(({ template }) => template.fresh)
}

function bounds(flags: PlanFlags): readonly (readonly string[])[] {
  return plan([html], flags).map((run) => run.bounds)
}

function parsers(flags: PlanFlags): readonly unknown[] {
  return plan([html, xml], flags).map(({ subject }) => subject.kind === 'lxml' && subject.parser)
}
