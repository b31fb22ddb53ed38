import { describe, expect, test } from 'vitest'
import { askedFor } from '../session.ts'
import { lookFurther } from './look-further.ts'
import { flat, freshRun, repeatedRun } from './samples/sample-run.ts'

describe('lookFurther()', () => {
  test('says where a run was measured, and the command that measures it again', () => {
    expect(lookFurther(freshRun(flat))).toBe(
      'measured on: minimal, with lxml 6.1.3, libxml2 2.14.6, Python 3.11.7\n' +
        'look further: pnpm plateau run minimal --vary tags --fresh 20 --parser html --lxml 6.1.3 --python 3.11.7 --verbose',
    )
  })

  test('names a page by what it was asked for, which a result does not hold', () => {
    const run = { ...freshRun(flat), [askedFor]: 'saved/front page.html' }

    expect(lookFurther({ ...run, bounds: [] })).toContain("plateau run 'saved/front page.html' --vary tags")
    expect(JSON.stringify(run)).not.toContain('saved')
  })

  test('names the settings that are not the usual ones', () => {
    const subject = {
      kind: 'lxml',
      parser: 'xml',
      options: { huge_tree: true, encoding: null },
      entry: 'parse',
      as: 'str',
      lifetime: 'thread',
    } as const

    expect(lookFurther(repeatedRun(flat, { subject }))).toContain(
      '--parser xml --option huge_tree=true --option encoding=null --entry parse --as str --lifetime thread --lxml 6.1.3',
    )
  })

  test('names a callable, and no lxml', () => {
    const run = repeatedRun(flat, {
      subject: { kind: 'callable', call: 'json:loads' },
      versions: { python: '3.11.7' },
    })

    expect(lookFurther(run)).toBe(
      'measured on: minimal, with Python 3.11.7\n' +
        'look further: pnpm plateau run minimal --vary same --call json:loads --python 3.11.7 --verbose',
    )
  })

  test('names all that a callable was given', () => {
    const run = repeatedRun(flat, {
      subject: { kind: 'callable', call: 'soup:tags' },
      versions: { python: '3.13.0', lxml: '6.1.3', libxml2: '2.14.6', with: { beautifulsoup4: '4.15.0' } },
    })

    expect(lookFurther(run)).toBe(
      'measured on: minimal, with lxml 6.1.3, libxml2 2.14.6, Python 3.13.0, beautifulsoup4 4.15.0\n' +
        'look further: pnpm plateau run minimal --vary same --call soup:tags --with beautifulsoup4==4.15.0 ' +
        '--lxml 6.1.3 --python 3.13.0 --verbose',
    )
  })

  test('quotes for a shell what a shell would take apart, and shows what a terminal would act on', () => {
    const run = repeatedRun(flat, { page: "my $(page)'s \u001b[2Jname" })

    expect(lookFurther(run)).toContain("plateau run 'my $(page)'\\''s \\x1b[2Jname' --vary")
  })
})
