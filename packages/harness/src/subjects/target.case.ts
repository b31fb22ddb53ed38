import type { LxmlSubject, Run } from '@plateau/core'
import { afterAll, describe, expect, test } from 'vitest'
import { measure } from '../measure.ts'
import { readFixture } from '../pages/fixture.ts'
import { templateOf } from '../pages/template.ts'
import { Probes } from '../probes.ts'
import { findPythons } from '../pythons/find-pythons.ts'
import { UsageError } from '../usage-error.ts'
import { html, xml } from './subject.ts'

const pythons = await findPythons()
const probes = new Probes({ lanes: 2 })
afterAll(() => probes.close())

const makers = { html, xml }
const pages = {
  html: (await readFixture('minimal')).page,
  xml: (await readFixture('minimal-xml')).page,
}
const ways = (['html', 'xml'] as const).flatMap((parser) =>
  (['shared', 'page', 'thread'] as const).map((lifetime) => [parser, lifetime] as const),
)

describe.each([
  ['3.6.4', '2.7'],
  ['4.9.4', '3.'],
  ['6.1.3', '3.'],
  ['7.0.0b1', '3.'],
] as const)('lxml %s', (lxml, python) => {
  test.for(ways)(
    'keeps as many names of %s with a target as without, lifetime %s',
    async ([parser, lifetime], { skip }) => {
      if (!pythons.some(({ version }) => version.startsWith(python))) return skip(`no Python ${python} here`)

      const plain = makers[parser]({}, { lifetime })
      const target = makers[parser]({ target: 'events' }, { lifetime })
      const [without, withTarget] = await Promise.all([plain, target].map((subject) => freshTags(subject, lxml)))

      expect(withTarget).toMatchObject({ health: { ok: true }, inputs: 64 })
      expect(withTarget?.gauges.names?.readings).toEqual(without?.gauges.names?.readings)
    },
  )

  test('takes a target no growth of its own', async ({ skip }) => {
    if (!pythons.some(({ version }) => version.startsWith(python))) return skip(`no Python ${python} here`)

    const run = await measured(html({ target: 'events' }), lxml, 'same')

    expect(run).toMatchObject({ outcome: 'bounded', health: { ok: true } })
    expect(run.gauges.names?.growth).toMatchObject({ kind: 'flat' })
  })
})

describe.each([
  ['6.1.3', { list: expect.arrayContaining(['z00000000', 'z0000003f']) }],
  ['7.0.0b1', { total: expect.any(Number) }],
] as const)('lxml %s', (lxml, names) => {
  test('lists what a parser with a target keeps where that can be read, or says why not', async () => {
    const { gauges, notes } = await freshTags(html({ target: 'events' }), lxml)

    expect(gauges.names).toMatchObject(names)
    expect({ list: gauges.names?.list !== undefined, note: notes.some((note) => note.startsWith('names: ')) }).toEqual({
      list: 'list' in names,
      note: !('list' in names),
    })
  })
})

test.each(['6.1.3', '7.0.0b1'])(
  'of a tree that a target builds on lxml %s, the names are those of the parser, not those of the tree',
  async (lxml) => {
    const bytes = Buffer.from('<page><p>a text</p><p>another</p><p>a third</p></page>')
    const page = { ...pages.xml, bytes }

    const [without, withTarget] = await Promise.all(
      [xml(), xml({ target: 'tree-builder' })].map((subject) => measured(subject, lxml, 'tags', page)),
    )

    expect(withTarget).toMatchObject({ health: { ok: true }, inputs: 64 })
    expect(withTarget?.gauges.names?.readings).toEqual(without?.gauges.names?.readings)
    expect(withTarget?.gauges.names?.total).toBe(without?.gauges.names?.total)
  },
)

test.each([
  [html({ target: 'listener' }), 'Expected --option target to be events or tree-builder, got "listener"'],
  [xml({ schema: 'page.xsd' }), 'Expected --option schema to be anything, got "page.xsd"'],
])('a name that stands for nothing is refused', async (subject, message) => {
  await expect(measured(subject, '6.1.3', 'same')).rejects.toThrow(new UsageError(message))
})

function freshTags(subject: LxmlSubject, lxml: string): Promise<Run> {
  return measured(subject, lxml, 'tags')
}

async function measured(
  subject: LxmlSubject,
  lxml: string,
  variation: 'same' | 'tags',
  page = pages[subject.parser],
): Promise<Run> {
  return measure(await probes.for({ needs: 'lxml', lxml }), subject, {
    page,
    template: templateOf(page, variation, variation === 'tags' ? { fresh: 3 } : {}),
    budget: { inputs: 64, timeoutMs: 60_000 },
    list: true,
  })
}
