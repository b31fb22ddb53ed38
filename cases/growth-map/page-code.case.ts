import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inputsInMap, untilDecided, withTemporaryFolder } from '@plateau/harness'
import { callable, fixture } from 'plateau'
import { expect, needsLxml, test } from 'plateau/vitest'
import { describe } from 'vitest'
import { current } from '../versions.ts'
import { budget, timeoutMs } from './lines.ts'

const page = await readFile(new URL('../../docs/lxml-growth-map.md', import.meta.url), 'utf8')
const blocks = [...page.matchAll(/^```python\n(?<code>[\s\S]*?)^```/gm)].map(({ groups }) => groups?.['code'] ?? '')

/** What a block says of itself: `# HTMLParser keeps nothing on lxml 6.1.3 and 7.0.0b1`. */
const claims = blocks.flatMap((code) =>
  [...code.matchAll(/^# (?<parser>\w+Parser) keeps nothing on lxml (?<releases>.+)$/gm)].flatMap(({ groups }) =>
    (groups?.['releases'] ?? '').split(/, | and /).map((lxml) => ({
      code,
      parser: groups?.['parser'] === 'XMLParser' ? ('xml' as const) : ('html' as const),
      lxml,
    })),
  ),
)

test('the page has code, and says of each block on which releases it keeps nothing', () => {
  expect(blocks.length).toBeGreaterThan(0)
  for (const code of blocks) expect(claims.map((claim) => claim.code)).toContain(code)
})

describe.each([...new Set(claims.map(({ lxml }) => lxml))])(
  'the code that the page gives for lxml %s keeps nothing',
  (lxml) => {
    needsLxml(lxml)

    const ofRelease = claims.filter((claim) => claim.lxml === lxml)
    test.for(ofRelease.map((claim) => [claim.parser, ownership(claim.code), claim.code] as const))(
      '%s, %s',
      async ([parser, , code], { measure }) => {
        await withTemporaryFolder(async (folder) => {
          const subject = await asCallable(code, parser, folder)
          const run = await untilDecided(inputsInMap, (inputs) =>
            measure(subject, freshTags(parser), { inputs, timeoutMs, lxml }),
          )

          expect(run).toGrowAtMost('0 B/name')
        })
      },
    )
  },
)

test.for(['html', 'xml'] as const)(
  'the same %s parser for all pages keeps names, as this measures',
  async (parser, { measure }) => {
    const code =
      'from lxml import etree\nparsers = vars(etree).setdefault("parsers", [etree.HTMLParser()])\netree.fromstring(page, parsers[0])\n'
    await withTemporaryFolder(async (folder) => {
      const run = await measure(await asCallable(code, parser, folder), freshTags(parser), { ...budget, lxml: current })

      expect(run).not.toGrowAtMost('20 B/name')
    })
  },
)

/** A block as a function of one page. */
async function asCallable(code: string, parser: 'html' | 'xml', folder: string) {
  const written = parser === 'html' ? code : code.replaceAll('HTMLParser', 'XMLParser')
  const lines = ['pages = [page]', ...written.split('\n')].map((line) => `    ${line}`.trimEnd())
  await writeFile(join(folder, 'from_the_page.py'), `def run(page):\n${lines.join('\n')}\n`)
  return callable('from_the_page:run', { path: [folder] })
}

function freshTags(parser: 'html' | 'xml') {
  return fixture(parser === 'html' ? 'minimal' : 'minimal-xml').fresh('tags', 20)
}

function ownership(code: string): string {
  return code.includes('Thread(') ? 'in a thread that ends' : 'by a new parser for each page'
}
