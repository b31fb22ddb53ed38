import { afterAll, expect, test } from 'vitest'
import { Probes } from '../probes.ts'
import { findPythons } from '../pythons/find-pythons.ts'

const pythons = await findPythons()
const probes = new Probes({ lanes: 1 })
afterAll(() => probes.close())

/** From lxml's own sources, src/lxml/parser.pxi at each tag: the arguments of `__init__`. */
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
