import { afterAll, expect, test } from 'vitest'
import { measure } from '../measure.ts'
import type { Page } from '../pages/page.ts'
import { templateOf } from '../pages/template.ts'
import { Probes } from '../probes.ts'
import { findPythons } from '../pythons/find-pythons.ts'
import { settingsOf } from './settings.ts'
import { html, xml } from './subject.ts'

const pythons = await findPythons()
const probes = new Probes({ lanes: 2 })
afterAll(() => probes.close())

/** As each release's `help()` lists them, and as many as take their default when tried. 5.4's signature still has True. */
test.for([
  ['3.6.4', '2.7', { html: 10, xml: 17, resolve_entities: true }],
  ['4.9.4', '3.', { html: 13, xml: 17, resolve_entities: true }],
  ['5.4.0', '3.', { html: 13, xml: 17, resolve_entities: 'internal' }],
  ['6.1.3', '3.', { html: 14, xml: 18, resolve_entities: 'internal' }],
] as const)(
  'lxml %s tells the options of its parsers and their defaults',
  async ([lxml, python, expected], { skip }) => {
    if (!pythons.some(({ version }) => version.startsWith(python))) return skip(`no Python ${python} here`)
    const { facts } = await probes.for({ needs: 'lxml', lxml })
    const options = facts.options ?? expect.fail('no options')

    expect({
      html: Object.keys(options.html).length,
      xml: Object.keys(options.xml).length,
      resolve_entities: options.xml['resolve_entities'],
    }).toEqual(expected)
    expect(options.html).toMatchObject({ encoding: null, recover: true, remove_comments: false, target: null })
    expect(options.xml).toMatchObject({ schema: null, recover: false, huge_tree: false, dtd_validation: false })
  },
)

/** Well-formed, valid, without a namespace or an entity: what no setting refuses. */
const dtd = '<!ELEMENT page (p*)><!ELEMENT p (#PCDATA)><!ATTLIST p class CDATA "lead">'
const pages = {
  html: page('html', '<html><head><title>t</title></head><body><p class="lead">A text</p></body></html>'),
  xml: page('xml', `<!DOCTYPE page [${dtd}]><page><p>A text</p></page>`),
}

test.for([
  ['3.6.4', '2.7'],
  ['4.9.4', '3.'],
  ['5.4.0', '3.'],
  ['6.1.3', '3.'],
] as const)('lxml %s takes every setting that it is said to offer', async ([lxml, python], { skip }) => {
  if (!pythons.some(({ version }) => version.startsWith(python))) return skip(`no Python ${python} here`)
  const probe = await probes.for({ needs: 'lxml', lxml })
  const options = probe.facts.options ?? expect.fail('no options')
  const settings = (['html', 'xml'] as const).flatMap((parser) => settingsOf(parser, options).offered)

  const answers = await Promise.all(
    settings.map(async ({ parser, option, value }) => {
      const subject = parser === 'html' ? html({ [option]: value }) : xml({ [option]: value })
      const run = await measure(probe, subject, {
        page: pages[parser],
        template: templateOf(pages[parser], 'same'),
        budget: { inputs: 16, timeoutMs: 60_000 },
      })
      return { parser, option, value, health: run.health }
    }),
  )

  expect(answers).toEqual(settings.map((setting) => ({ ...setting, health: { ok: true } })))
})

test('lxml 6.1.3 refuses an option that iterparse lacks, and names those that it has', async () => {
  const probe = await probes.for({ needs: 'lxml', lxml: '6.1.3' })

  const running = measure(probe, xml({ ns_clean: true, huge_tree: true }, { entry: 'iterparse' }), {
    page: pages.xml,
    template: templateOf(pages.xml, 'same'),
  })

  await expect(running).rejects.toThrow(
    /^Expected an option of this lxml's iterparse \((?!.*ns_clean.*\)).*huge_tree.*\), got ns_clean$/,
  )
})

function page(kind: 'html' | 'xml', text: string): Page {
  return { name: 'plain', path: `plain.${kind}`, bytes: Buffer.from(text), kind, encoding: 'utf-8' }
}
