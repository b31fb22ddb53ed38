import { fileURLToPath } from 'node:url'
import { callable, fixture } from 'plateau'
import { expect, needsWith, test } from 'plateau/vitest'
import { describe } from 'vitest'
import { current } from './versions.ts'

const path = [fileURLToPath(new URL('python', import.meta.url))]
const soup = ['beautifulsoup4==4.15.0', 'soupsieve==4.1.2', 'typing-extensions==4.16.0']
const budget = { inputs: 4096, timeoutMs: 20_000 }
// Two milliseconds a page, where the others take a fraction of one.
const slowBudget = { inputs: 2048, timeoutMs: 40_000 }

const parsers = [
  ['selectolax 0.3.34 over Modest', 'with_selectolax', 'minimal', ['selectolax==0.3.34'], budget],
  ['selectolax 0.3.34 over lexbor', 'with_lexbor', 'minimal', ['selectolax==0.3.34'], budget],
  ['Beautiful Soup 4.15.0 over html.parser', 'with_soup', 'minimal', soup, slowBudget],
  ['expat of the standard library', 'with_expat', 'minimal-xml', [], budget],
] as const

describe.each(parsers)('%s', (_, module, name, requirements, most) => {
  needsWith(requirements)
  const given = { path, with: requirements }
  const page = fixture(name)
  const inputs = [page.repeated(), page.fresh('tags', 20), page.fresh('attributes', 20)] as const

  test('keeps nothing, whether the page is repeated or has fresh tags or attributes', async ({ measure }) => {
    const runs = await Promise.all(inputs.map((stream) => measure(callable(`${module}:names`, given), stream, most)))

    for (const run of runs) expect(run).toPlateau()
  })

  test('sees those names: an unbounded lru_cache behind it keeps every fresh one', async ({ measure }) => {
    const subject = callable(`${module}:remembered_names`, given)
    const [, ...fresh] = inputs

    const runs = await Promise.all(fresh.map((stream) => measure(subject, stream, { ...most, inputs: 512 })))

    for (const run of runs) {
      expect(run.outcome).toBe('growing')
      expect(run).not.toGrowAtMost('100 B/name')
      expect(run).toGrowAtMost('400 B/name')
    }
  })
})

describe('a run says what its callable could import', () => {
  needsWith(soup)
  const inputs = fixture('minimal').repeated()

  test('to the exact version, what was only depended on among it', async ({ measure }) => {
    const subject = callable('with_soup:names', { path, with: ['beautifulsoup4==4.15.0'] })

    const { id, versions } = await measure(subject, inputs, { lxml: current, inputs: 64 })

    expect(versions).toMatchObject({ lxml: current, libxml2: expect.stringMatching(/^2\./) })
    expect(versions.with).toMatchObject({ beautifulsoup4: '4.15.0', soupsieve: expect.any(String) })
    expect(id).toMatch(`minimal same with_soup:names lxml-${current} beautifulsoup4-4.15.0 soupsieve-`)
  })

  test('the lxml that was asked for, where a requirement brings another', async ({ measure }) => {
    const subject = callable('with_expat:names', { path, with: [`lxml!=${current}`] })

    const { versions } = await measure(subject, fixture('minimal-xml').repeated(), { lxml: current, inputs: 64 })

    expect(versions.lxml).toBe(current)
    expect(versions).not.toHaveProperty('with')
  })
})

describe('expat parsers that share their dictionary of names', () => {
  const subject = callable('with_expat:names_interned_for_good', { path })

  test('keep every fresh one, and no other', async ({ measure }) => {
    const page = fixture('minimal-xml')
    const [repeated, tags, attributes] = await Promise.all([
      measure(subject, page.repeated(), budget),
      measure(subject, page.fresh('tags', 20), budget),
      measure(subject, page.fresh('attributes', 20), budget),
    ])

    expect(repeated).toPlateau()
    for (const run of [tags, attributes]) {
      expect(run).not.toGrowAtMost('50 B/name')
      expect(run).toGrowAtMost('150 B/name')
    }
  })
})

describe.each([
  ['selects_paragraphs', '0.3.13', '0.3.14'],
  ['has_paragraphs', '0.3.17', '0.3.18'],
])('lexbor %s', (name, leaking, cured) => {
  // The newest Python that 0.3.13 has wheels for.
  const python = '3.11'
  needsWith([`selectolax==${leaking}`], { python })
  needsWith([`selectolax==${cured}`], { python })
  const page = fixture('minimal').repeated()
  const subject = (version: string) => callable(`with_lexbor:${name}`, { path, with: [`selectolax==${version}`] })

  test(`keeps 111.6 kB a query in selectolax ${leaking}, and nothing from ${cured} on`, async ({ measure }) => {
    const [before, after] = await Promise.all(
      [leaking, cured].map((version) => measure(subject(version), page, { python, inputs: 512 })),
    )

    expect(before).not.toGrowAtMost('111.6 kB/page')
    expect(before).toGrowAtMost('111.7 kB/page')
    expect(after).toPlateau()
  })
})
