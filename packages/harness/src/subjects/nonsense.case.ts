import { afterAll, describe, expect, test } from 'vitest'
import { measure } from '../measure.ts'
import { readFixture } from '../pages/fixture.ts'
import type { Page } from '../pages/page.ts'
import { templateOf } from '../pages/template.ts'
import { Probes } from '../probes.ts'
import { findPythons } from '../pythons/find-pythons.ts'
import { UsageError } from '../usage-error.ts'
import { type Asked, whyNonsense } from './nonsense.ts'

const pythons = await findPythons()
const probes = new Probes({ lanes: 2 })
afterAll(() => probes.close())

const { page: html } = await readFixture('minimal')
const { page: xml } = await readFixture('minimal-xml')
/** What html.fromstring takes for a whole document, it returns as the target does. */
const fragment = { ...html, bytes: Buffer.from('<p>a fragment</p>') }
const plain = { options: {}, entry: 'fromstring', as: 'bytes', lifetime: 'shared' } as const
const target = { options: { target: 'events' } }
const schema = { options: { schema: 'anything' } }
const iterparse = { entry: 'iterparse', lifetime: 'page' } as const
const noTarget = /^Expected an option of this lxml's iterparse \(.*, got target$/
const noFeed = /^AttributeError: 'NoneType' object has no attribute 'feed'/

/** The rest of the table is where lxml, or the probe, would quietly do something else than was asked. */
const failing: readonly (readonly [title: string, page: Page, asked: Asked, says: RegExp])[] = [
  ['a target for iterparse of HTML', html, { ...plain, parser: 'html', ...target, ...iterparse }, noTarget],
  ['a target for iterparse of XML', xml, { ...plain, parser: 'xml', ...target, ...iterparse }, noTarget],
  [
    'a target for html.fromstring',
    fragment,
    { ...plain, parser: 'html', ...target, entry: 'html.fromstring' },
    /^AttributeError: 'tuple' object has no attribute 'findall'/,
  ],
  ['a schema for iterparse of HTML', html, { ...plain, parser: 'html', ...schema, ...iterparse }, /^no tree$/],
  ['a default parser to feed', html, { ...plain, parser: 'html', entry: 'feed', lifetime: 'default' }, noFeed],
  ['a default parser to feed XML', xml, { ...plain, parser: 'xml', entry: 'feed', lifetime: 'default' }, noFeed],
  [
    'a default HTML parser for parse()',
    html,
    { ...plain, parser: 'html', entry: 'parse', lifetime: 'default' },
    /^XMLSyntaxError: /,
  ],
  ['text for iterparse', html, { ...plain, parser: 'html', ...iterparse, as: 'str' }, /^TypeError: /],
]

describe.each([
  ['3.6.4', '2.7'],
  ['4.9.4', '3.'],
  ['6.1.3', '3.'],
] as const)('lxml %s', (lxml, python) => {
  test.for(failing)('fails at %s, which the table refuses', async ([, page, asked, says], { skip }) => {
    if (!pythons.some(({ version }) => version.startsWith(python))) return skip(`no Python ${python} here`)

    expect(whyNonsense(asked)).toBeTypeOf('string')
    expect(await comesOf(page, asked, lxml)).toMatch(says)
  })
})

/** What asking for it all the same ends in. */
async function comesOf(page: Page, asked: Asked, lxml: string): Promise<string> {
  const probe = await probes.for({ needs: 'lxml', lxml })
  try {
    const { health, gauges } = await measure(
      probe,
      { kind: 'lxml', ...asked },
      { page, template: templateOf(page, 'same'), budget: { inputs: 16, timeoutMs: 30_000 } },
    )
    if (!health.ok) return health.error
    return gauges.names === undefined ? 'no tree' : 'a tree'
  } catch (error) {
    if (error instanceof UsageError) return error.message
    throw error
  }
}
