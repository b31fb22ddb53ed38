import { resolve } from 'node:path'
import { UsageError } from '@plateau/harness'
import { Command } from 'commander'
import { describe, expect, test } from 'vitest'
import { atMostFlag } from './at-most.ts'
import { freshFlag, inputsFlag, timeoutFlag } from './budget.ts'
import { jsonFlag, markdownFlag, quietFlag, verboseFlag } from './output.ts'
import { parserOptionFlag } from './parser-option.ts'
import { lxmlFlag, pythonFlag } from './python.ts'
import { asFlag, callFlag, entryFlag, lifetimeFlag, parserFlag, pathFlag, withFlag } from './subject.ts'
import { varyFlag } from './vary.ts'

test('without flags, the article is measured: one shared HTML parser given bytes, in four variations', () => {
  expect(parsed()).toEqual({
    atMost: [],
    inputs: 16_320,
    timeout: 5,
    option: {},
    lifetime: 'shared',
    entry: 'fromstring',
    as: 'bytes',
    path: [],
    with: [],
    vary: ['same', 'ids', 'tags', 'entities'],
  })
})

describe('a flag gives', () => {
  test.each<[readonly string[], object]>([
    [['--at-most', '72 B/name'], { atMost: ['72 B/name'] }],
    [['--at-most', ' 72 B/name ', '--at-most', '1.5 kB/page'], { atMost: ['72 B/name', '1.5 kB/page'] }],
    [['--inputs', '64'], { inputs: 64 }],
    [['--timeout', '0.5'], { timeout: 0.5 }],
    [['--fresh', '20'], { fresh: 20 }],
    [['--lxml', '4.9.4, 6.1.3'], { lxml: ['4.9.4', '6.1.3'] }],
    [['--lxml', 'system'], { lxml: ['system'] }],
    [['--python', '2.7'], { python: '2.7' }],
    [['--parser', 'xml'], { parser: 'xml' }],
    [['--lifetime', 'thread'], { lifetime: 'thread' }],
    [['--entry', 'html.fromstring'], { entry: 'html.fromstring' }],
    [['--as', 'str'], { as: 'str' }],
    [['--call', 'json:loads'], { call: 'json:loads' }],
    [['--path', 'a', '--path', 'b'], { path: [resolve('a'), resolve('b')] }],
    [['--with', 'six', '--with', 'attrs'], { with: ['six', 'attrs'] }],
    [['--vary', 'tags'], { vary: ['tags'] }],
    [['--vary', 'tags,same, tags'], { vary: ['tags', 'same'] }],
    [['--json', '-', '--markdown', 'run.md'], { json: '-', markdown: 'run.md' }],
    [['--quiet', '--verbose'], { quiet: true, verbose: true }],
  ])('%j', (args, flags) => {
    expect(parsed(...args)).toMatchObject(flags)
  })
})

describe('--option takes', () => {
  test.each<[string, unknown]>([
    ['huge_tree=true', { huge_tree: true }],
    ['huge_tree=False', { huge_tree: false }],
    ['encoding=None', { encoding: null }],
    ['encoding=null', { encoding: null }],
    ['encoding=iso-8859-1', { encoding: 'iso-8859-1' }],
    ['encoding=', { encoding: '' }],
    ['max_depth=-3', { max_depth: -3 }],
    ['ratio=1.5', { ratio: '1.5' }],
    ['digits=1234567890123456', { digits: '1234567890123456' }],
    ['text=a=b', { text: 'a=b' }],
  ])('%s', (value, option) => {
    expect(parsed('--option', value)).toMatchObject({ option })
  })

  test('several, the last of a name', () => {
    expect(parsed('--option', 'a=1', '--option', 'b=2', '--option', 'a=3')).toMatchObject({ option: { a: 3, b: 2 } })
  })
})

describe('a bad value is refused, with the flag, the value and what is allowed', () => {
  test.each([
    ['--at-most', '72', 'Expected --at-most to be a bound: Expected a bound of the form "72 B/name", got "72"'],
    ['--inputs', '1e3', 'Expected --inputs to be a whole number, got "1e3"'],
    ['--inputs', '1234567890123456', 'Expected --inputs to be a whole number, got "1234567890123456"'],
    ['--timeout', 'soon', 'Expected --timeout to be a number of seconds, got "soon"'],
    ['--timeout', '-1', 'Expected --timeout to be a number of seconds, got "-1"'],
    ['--fresh', '0', 'Expected --fresh to be a whole number of at least 1, got "0"'],
    ['--fresh', '1000000', 'Expected --fresh to be a whole number of at least 1, got "1000000"'],
    ['--lxml', '6.1.3,,5.4.0', 'Expected --lxml to be a list with commas between, got "6.1.3,,5.4.0"'],
    ['--parser', 'sgml', 'Expected --parser to be one of html, xml, got "sgml"'],
    ['--as', 'text', 'Expected --as to be one of bytes, str, got "text"'],
    ['--option', 'huge-tree=1', 'Expected --option to be NAME=VALUE, got "huge-tree=1"'],
    ['--option', '=1', 'Expected --option to be NAME=VALUE, got "=1"'],
    ['--vary', '', 'Expected --vary to be a list with commas between, got ""'],
  ])('%s %j', (flag, value, message) => {
    expect(() => parsed(flag, value)).toThrow(new UsageError(message))
  })
})

function parsed(...args: readonly string[]): object {
  const command = new Command().exitOverride()
  for (const flag of [
    atMostFlag(),
    inputsFlag(16_320),
    timeoutFlag(),
    freshFlag(),
    lxmlFlag(),
    pythonFlag(),
    parserFlag(),
    lifetimeFlag(),
    entryFlag(),
    asFlag(),
    callFlag(),
    pathFlag(),
    withFlag(),
    parserOptionFlag(),
    varyFlag(),
    jsonFlag(),
    markdownFlag(),
    quietFlag(),
    verboseFlag(),
  ]) {
    command.addOption(flag)
  }
  return command.parse([...args], { from: 'user' }).opts()
}
