import { expect, test } from 'vitest'
import { plateau } from '../command/as-a-user.ts'
import { current, slowing } from '../versions.ts'
import { needsGdb } from './needs-gdb.ts'
import { breakpointAt, traced } from './traced.ts'

test(`lxml ${current}, which is stripped, says what it cannot name and counts what it exports`, async ({
  skip,
  signal,
}) => {
  needsGdb(skip)
  const args = ['minimal', '--lxml', current, '--break', 'htmlParseStartTag,xmlDictLookup,htmlParseEntityRef']

  const { trace, code } = await traced(args, { signal })

  const [absent] = trace.breakpoints
  expect(absent).toMatchObject({ kind: 'absent', function: 'htmlParseStartTag' })
  expect(absent?.kind === 'absent' && absent.libraries[0]).toMatchObject({ stripped: true })
  expect(absent?.kind === 'absent' && absent.near).toContain('htmlParseEntityRef')
  // libxml2 2.14 keeps no entities: what is left of the function is there for the sake of programs that ask for it.
  expect(breakpointAt(trace, 'htmlParseEntityRef').hits).toBe(0)
  const lookup = breakpointAt(trace, 'xmlDictLookup')
  expect(lookup.stacks.flatMap((stack) => stack.arguments.map(({ values }) => values['name']))).toContain('x-tag')
  // A frame without a name has its offset, and never a neighbour's name.
  const frames = lookup.stacks.flatMap((stack) => stack.frames)
  expect(frames.filter((frame) => frame.function === undefined && frame.offset !== undefined)).not.toEqual([])
  expect(code).toBe(3)
})

test(`in words, a function of lxml ${current} that this page does not need was not called`, async ({
  skip,
  signal,
}) => {
  needsGdb(skip)
  const args = ['trace', 'minimal', '--lxml', current, '--vary', 'tags', '--break', 'xmlDictLookup,htmlParseEntityRef']

  const { code, stdout } = await plateau(args, { signal })

  expect(stdout).toMatch(/^xmlDictLookup: \d+ hits/m)
  expect(stdout).toMatch(/^htmlParseEntityRef: not called$/m)
  expect(code).toBe(0)
})

test('a function that nobody has is said to be none, with names like it', async ({ skip, signal }) => {
  needsGdb(skip)
  const args = ['trace', 'minimal', '--lxml', slowing, '--break', 'htmlParseStartTags,htmlParseStartTag']

  const { code, stdout } = await plateau(args, { signal })

  const words = stdout.replaceAll(/\s+/g, ' ')
  expect(words).toMatch(/htmlParseStartTags: could not be set/)
  expect(words).toMatch(/names [\d,]+ functions, and htmlParseStartTags is none of them/)
  expect(words).toMatch(/functions with names like it: htmlParseStartTag[, ]/)
  expect(words).toMatch(/htmlParseStartTag: 11 hits/)
  expect(code).toBe(3)
})

test('a condition that cannot be told is no hit, and says why', async ({ skip, signal }) => {
  needsGdb(skip)
  const args = ['trace', 'minimal', '--lxml', current, '--break', 'xmlDictLookup', '--condition', 'nobody == 3']

  const { code, stdout } = await plateau(args, { signal })

  expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(/the condition could not be told of \d+ calls: No symbol "nobody"/)
  expect(code).toBe(3)
})

test.for([
  ['no function', ['minimal'], /Expected --break to name functions/],
  [
    'what is no function',
    ['minimal', '--break', 'a;shell id'],
    /Expected each entry of --break to be a function's name/,
  ],
  ['two variations', ['minimal', '--break', 'a', '--vary', 'ids,tags'], /Expected --vary and --lxml to name one each/],
  ['no hits at all', ['minimal', '--break', 'a', '--max-hits', '0'], /Expected --max-hits to be a whole number/],
] as const)('%s is a usage error', async ([, args, message], { signal }) => {
  const { code, stderr } = await plateau(['trace', ...args], { signal })

  expect(stderr).toMatch(message)
  expect(code).toBe(2)
})
