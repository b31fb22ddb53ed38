import { expect, test } from 'vitest'
import { askedAgain } from './asked-again.ts'

test('askedAgain() leaves flags out, with their values, however they were written', () => {
  const command = ['bisect', '--good', '4.9.4', '--bad=6.1.3', '--pre', '--vary', 'tags', '--page', "it's.html"]

  expect(askedAgain(command, { taking: new Set(['--good', '--bad']), alone: new Set(['--pre']) })).toEqual([
    '--vary',
    'tags',
    '--page',
    String.raw`'it'\''s.html'`,
  ])
})
