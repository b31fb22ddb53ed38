import { entries, lifetimes, type LxmlSubject, type Run } from '@plateau/core'
import { afterAll, describe, expect, test } from 'vitest'
import { measure } from '../measure.ts'
import { readFixture } from '../pages/fixture.ts'
import type { Page } from '../pages/page.ts'
import { templateOf } from '../pages/template.ts'
import { Probes } from '../probes.ts'
import { html, type ParserSettings, xml } from '../subjects/subject.ts'
import { UsageError } from '../usage-error.ts'

const probes = new Probes({ lanes: 2 })
afterAll(() => probes.close())

const pages = {
  html: (await readFixture('minimal')).page,
  xml: withoutDeclaration((await readFixture('minimal-xml')).page),
}
const makers = { html, xml }
const fresh = 3
const inputs = 64
const warmUp = 8

describe.each(['6.1.3', '4.9.4'])('lxml %s', (lxml) => {
  test.each(['html', 'xml'] as const)(
    'keeps a fresh tag of %s whichever way it goes in, unless the parser was of a thread that has ended',
    async (kind) => {
      const subjects = everySubject(kind)
      const runs = await measured(subjects, lxml, kind)

      expect(runs.map(kept)).toEqual(
        subjects.map(({ lifetime }) => ({
          inputs,
          health: { ok: true },
          reached: fresh,
          kept: lifetime === 'thread' ? 0 : fresh,
        })),
      )
    },
  )
})

// In lxml 7 the dictionary belongs to the parser.
describe('lxml 7.0.0b1', () => {
  test.each(['html', 'xml'] as const)(
    'keeps a fresh tag of %s as long as its parser lives, whichever way it goes in',
    async (kind) => {
      const subjects = everySubject(kind)
      const runs = await measured(subjects, '7.0.0b1', kind)

      expect(runs.map(kept)).toEqual(
        subjects.map((subject) => ({
          inputs,
          health: { ok: true },
          reached: fresh,
          kept: outlivesAPage(subject) ? fresh : 0,
        })),
      )
    },
  )

  test('is called by the name that the index has for it', async () => {
    const { facts } = await probes.for({ needs: 'lxml', lxml: '7.0.0b1' })

    expect(facts.lxml).toBe('7.0.0b1')
  })
})

test('a page in UTF-16 is the same text, whichever end of a character comes first', async () => {
  const little = Buffer.from('\ufeff<r><a/><a/><a/></r>', 'utf16le')
  const both = [little, Buffer.from(little).swap16()]

  const runs = await Promise.all(
    both.map((bytes) => freshTags({ ...pages.xml, bytes, encoding: 'utf-16' }, xml({}, { as: 'str' }), '6.1.3')),
  )

  expect(runs.map(kept)).toEqual(both.map(() => ({ inputs, health: { ok: true }, reached: fresh, kept: fresh })))
})

/** Every way in that is allowed. */
function everySubject(kind: 'html' | 'xml'): readonly LxmlSubject[] {
  const settings = entries.flatMap((entry) =>
    lifetimes.flatMap((lifetime) => (['bytes', 'str'] as const).map((as) => ({ entry, lifetime, as }))),
  )
  const subjects = settings.flatMap((setting) => allowed(kind, setting))
  expect(subjects.length).toBeGreaterThanOrEqual(28)
  return subjects
}

function outlivesAPage({ lifetime }: LxmlSubject): boolean {
  return lifetime === 'shared' || lifetime === 'default'
}

function allowed(kind: 'html' | 'xml', settings: ParserSettings): readonly LxmlSubject[] {
  try {
    return [makers[kind]({}, settings)]
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError)
    return []
  }
}

function measured(subjects: readonly LxmlSubject[], lxml: string, kind: 'html' | 'xml'): Promise<readonly Run[]> {
  return Promise.all(subjects.map((subject) => freshTags(pages[kind], subject, lxml)))
}

async function freshTags(page: Page, subject: LxmlSubject, lxml: string): Promise<Run> {
  const probe = await probes.for({ needs: 'lxml', lxml })
  return measure(probe, subject, {
    page,
    template: templateOf(page, 'tags', { fresh }),
    budget: { inputs, timeoutMs: 60_000 },
  })
}

function kept(run: Run): object {
  const last = run.gauges.names?.readings.at(-1)?.[1]
  return {
    inputs: run.inputs,
    health: run.health,
    reached: run.reachedPerInput,
    kept: last === undefined ? undefined : last / (inputs - warmUp),
  }
}

/** As text, lxml refuses a page that declares its encoding. */
function withoutDeclaration(page: Page): Page {
  return { ...page, bytes: Buffer.from(page.bytes.toString().replace(/^<\?xml.*?\?>\n/, '')) }
}
