import type { Result, Run } from '@plateau/core'
import { describe, expect, test } from 'vitest'
import { attacks } from '../samples/attacks.ts'
import { sampleMap } from '../samples/sample-map.ts'
import { sampleArticle, sampleGrowing, sampleResult, sampleRun } from '../samples/sample-runs.ts'
import { htmlReport } from './html-report.ts'

const article = await report(sampleArticle())
const map = await report(sampleMap())

describe('htmlReport() of a run', () => {
  test('says first what grows, by how much, on which version and what to do', () => {
    const first = textOf(article.slice(article.indexOf('<h1>'), article.indexOf('<section')))

    expect(first).toContain(
      'Memory grows with fresh tags, but not with the repeated page, fresh ids or fresh entities.',
    )
    expect(first).toContain('fresh tags: grows, 20 names and 0.604-1.41 kB a page, and every name is kept.')
    expect(first).toContain('Python 3.11.7, lxml 6.1.3, libxml2 2.14.6')
    expect(first).toContain('Nothing that was tried bounds it')
    expect(first).toContain("npx plateau run --at-most '72 B/name'")
  })

  test('draws heap beside resident and names, on both scales, a line a run', () => {
    const panels = article.split('<figure class="panel">').slice(1)

    expect(panels.map((panel) => /<figcaption>(.*?)</.exec(panel)?.[1])).toEqual(['Heap held', 'Names kept'])
    expect(panels.map((panel) => panel.match(/stroke="var\(--line-\d\)"/g)?.length)).toEqual([8, 8])
  })

  test('gives every section a heading, and every table a caption and heads', () => {
    expect(article.match(/<h2 id="[\w-]+-heading">/g)).toHaveLength(article.match(/<section /g)?.length ?? 0)
    for (const table of `${article}${map}`.split('<table').slice(1)) expect(table).toMatch(/<caption>[^<]+<\/caption>/)
    expect(`${article}${map}`.match(/<th(?! scope)[ >]/g)).toBeNull()
  })

  test('stays well under a megabyte, and is the same for the same result', async () => {
    expect(article.length).toBeLessThan(300_000)
    expect(await report(sampleArticle())).toBe(article)
  })

  test('says that nothing is to do where nothing grows, and that nothing was measured', async () => {
    expect(textOf(await report(sampleResult([sampleRun()])))).toContain('Nothing is to do.')
    expect(textOf(await report(sampleResult([])))).toContain('Nothing was measured.')
  })
})

describe('htmlReport() of a map', () => {
  test('says first what grows on which release, and what helps', () => {
    const first = textOf(map.slice(map.indexOf('<h1>'), map.indexOf('<section')))

    expect(first).toContain(
      'Memory grows with fresh ids on lxml 3.6.4; with fresh tags on lxml 3.6.4, 3.8.0 and 6.1.3.',
    )
    expect(first).toContain('fresh tags: 20 names and 0.604-1.41 kB a page on lxml 6.1.3.')
    expect(first).toContain('5.4.0 failed: No wheel of lxml 5.4.0 for Python 3.14')
    expect(first).toContain('a parser in a thread that ends keeps nothing')
  })

  test('has a button for each run, and what its dialog shows', () => {
    const { runs } = sampleMap()
    const buttons = [...map.matchAll(/data-run="(\d+)"/g)].map(([, place]) => Number(place))

    expect(buttons.toSorted((a, b) => a - b)).toEqual(runs.map((_, place) => place))
    const data = dataIn(map, 'map-runs') as { readonly runs: readonly { readonly command: number }[]; texts: string[] }
    const commands = data.runs.map(({ command }) => data.texts[command])
    expect(commands).toHaveLength(runs.length)
    expect(commands).toContain(
      'npx plateau run coding-horror --vary tags --fresh 20 --lxml 6.1.3 --parser html --option collect_ids=false --entry fromstring --as bytes --lifetime shared',
    )
  })

  test('does not clear what could not be judged', async () => {
    expect(textOf(await report(sampleResult([unreached('4.9.4'), unreached('6.1.3')])))).toContain(
      'Memory could not be judged. Beside that: 2 runs undecided.',
    )
  })

  test('puts two results side by side, a run that was measured twice once', async () => {
    const [before, after] = ['4.9.4', '6.1.3'].map((lxml) =>
      sampleResult([sampleGrowing('tags', { id: `tags ${lxml}`, versions: { python: '3.11.7', lxml } })]),
    )
    const text = await report(before ?? sampleArticle(), after ?? sampleArticle(), after ?? sampleArticle())

    expect(textOf(text)).toContain('Memory grows with fresh tags on lxml 4.9.4 and 6.1.3.')
    expect(text.match(/data-run=/g)).toHaveLength(2)
    expect(text.match(/<div class="release">/g)).toHaveLength(2)
  })
})

test('htmlReport() lets no script run but its own, and nothing be fetched', async () => {
  for (const text of [article, map]) {
    const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(text) ?? []
    const scripts = [...text.matchAll(/<script>(.*?)<\/script>/gs)].map(([, script = '']) => script)
    const hashes = await Promise.all(scripts.map(async (script) => `&apos;sha256-${await sha256(script)}&apos;`))

    expect(policy).toContain(`default-src &apos;none&apos;; script-src ${hashes.join(' ')};`)
    expect(text.replaceAll(/<script.*?<\/script>/gs, '')).not.toMatch(/(?:src|href)="(?!#)|url\((?!#)|@import/)
  }
})

describe.each(Object.entries(attacks))('%s', (_, text) => {
  test('stays text wherever a page or an error puts it', async () => {
    const change = { page: text, notes: [text], because: text, environment: { [text]: text } }
    const options = { [text]: text }
    const hostile = sampleGrowing('tags', {
      ...change,
      subject: { kind: 'lxml', parser: 'html', options, entry: 'parse', as: 'bytes', lifetime: 'page' },
      health: { ok: false, atInput: 3, error: text },
      outcome: 'failed',
    })
    const undecided = sampleRun({ ...change, outcome: 'undecided', versions: { python: text, lxml: text } })
    const made = ownless(await report(sampleResult([hostile, undecided], { command: ['run', text], plateau: text })))

    expect(made.match(/<(?!\/?[a-z][a-z0-9]*[ >]|!doctype)/gi)).toBeNull()
    expect(made.match(/<(?:img|a href="[^#])|<script>(?!<)/)).toBeNull()
    expect(made.replaceAll('\n', '').match(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u3164\u2800]/u)).toBeNull()
  })
})

function unreached(lxml: string): Run {
  return sampleRun({ reachedPerInput: 0, outcome: 'undecided', versions: { python: '3.11.7', lxml } })
}

async function sha256(text: string): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(text))).toString('base64')
}

/** Less its own scripts and styles, where less-than signs are none of HTML's. */
function ownless(markup: string): string {
  return markup.replaceAll(/(<script>).*?(<\/script>)|(<style>).*?(<\/style>)/gs, '$1$2$3$4')
}

async function report(...results: readonly Result[]): Promise<string> {
  return [...(await htmlReport({ results, pairs: [] }))].join('')
}

function textOf(markup: string): string {
  return markup
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&apos;', "'")
    .replaceAll(/\s+/g, ' ')
}

function dataIn(markup: string, id: string): unknown {
  const [, json = ''] = new RegExp(`<script type="application/json" id="${id}">(.*?)</script>`, 's').exec(markup) ?? []
  return JSON.parse(json)
}
