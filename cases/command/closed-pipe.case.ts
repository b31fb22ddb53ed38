import { expect, test } from 'vitest'
import { current } from '../versions.ts'
import { plateau } from './as-a-user.ts'

test.for([
  '--help',
  'fixture list',
  'doctor',
  `run minimal --vary same --inputs 64 --lxml ${current} --quiet`,
  `run minimal --vary same --inputs 64 --lxml ${current} --quiet --json -`,
])('plateau %s ends without a word where nobody reads on, as behind "| head -1"', async (line, { signal }) => {
  const { code, stderr } = await plateau(line.split(' '), { signal, readsNothing: true })

  expect(stderr).not.toMatch(/EPIPE|plateau:/)
  expect(code).toBe(141)
})
