import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileName, type Frame, type StackGrowth } from '@plateau/core'
import { cacheFolder, ChildError, provideLxml, runChild } from '@plateau/harness'
import { fixture, html } from 'plateau'
import { expect, needsLxml, test } from 'plateau/vitest'
import { describe } from 'vitest'
import { waysIn } from '../stacks/functions.ts'
import { articles } from '../versions.ts'

/** The interpreter that runs plateau's own tools: lxml of 2016 builds for it, and memray records it. */
const python = '3.11'
const symbols: readonly string[] = []

describe(`lxml ${articles} built with symbols, on the platform's libxml2 built likewise`, () => {
  needsLxml(articles, { symbols, python })

  test('a debugger names file and line of the function that looks a name up', async ({ skip }) => {
    const provided = await provideLxml(articles, { symbols, python })

    const library = (await readdir(join(cacheFolder(), 'libraries'), { recursive: true })).find((name) =>
      /libxml2\.so(?:\.\d+)*$/.test(name),
    )
    const said = await gdb(join(cacheFolder(), 'libraries', library ?? ''), 'info line xmlDictLookup').catch(
      (error: unknown) => {
        if (error instanceof ChildError && error.failure.kind === 'not started') return skip('gdb is not installed')
        throw error
      },
    )

    expect(said).toMatch(/^Line \d+ of "libxml2-[^"]*\/dict\.c"/m)
    expect(provided.notes).toEqual([
      expect.stringMatching(
        /^lxml 3\.6\.4 was built from its sdist with debug information and no optimisation, on libxml2 /,
      ),
    ])
  })

  test.for([
    [
      'ids',
      'xmlDictLookup < xmlHashAddEntry3 < xmlHashAddEntry < xmlAddID < xmlSAX2AttributeInternal < ' +
        'xmlSAX2StartElement < htmlParseStartTag',
    ],
    ['tags', 'xmlDictLookup < htmlParseHTMLName_nonInvasive < htmlParseContentInternal'],
    [
      'entities',
      'xmlDictLookup < htmlParseName < htmlParseEntityRef < htmlParseHTMLAttribute < htmlParseAttValue < ' +
        'htmlParseAttribute < htmlParseStartTag',
    ],
  ] as const)(
    'fresh %s are kept by one way, no frame of which is hidden',
    async ([variation, way], { record, skip }) => {
      const page = fixture('coding-horror').fresh(variation)
      const pair = await record(html(), page, { lxml: articles, symbols, python, recorder: 'memray', inputs: 32 })
      const { libxml2 = '' } = pair.after?.versions ?? {}
      skip(!libxml2.startsWith('2.9.'), `this platform's libxml2 is ${libxml2}, whose functions are others`)

      expect(waysIn(pair, way.split(' < ').length)).toEqual([way])
      expect(placesOf(pair.stacks[0]).filter(({ file, line }) => file === undefined || line === undefined)).toEqual([])
      expect(Math.abs(pair.remainder ?? Number.NaN)).toBeLessThan(0.05 * (pair.heapDifference ?? 0))
    },
  )

  test('each fresh id is kept, as by the wheel of that release', async ({ measure }) => {
    const run = await measure(html(), fixture('minimal').fresh('ids', 20), { lxml: articles, symbols, python })

    expect(run).toGrowAtMost('20 names/page')
    expect(run).not.toGrowAtMost('19 names/page')
  })
})

/** The frames of lxml and libxml2. */
function placesOf(stack: StackGrowth | undefined): readonly Frame[] {
  return stack?.frames.filter(({ module = '' }) => /^(?:etree|libxml2)\b/.test(fileName(module))) ?? []
}

async function gdb(file: string, command: string): Promise<string> {
  const { stdout } = await runChild('gdb', ['-batch', '-ex', command, file], { env: process.env })
  return stdout
}
