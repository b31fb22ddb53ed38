import { stat } from 'node:fs/promises'
import { listFixtures, type Page, readFixture, readPage, UsageError } from '@plateau/harness'
import { whereTyped } from './where-typed.ts'

/**
 * Reads the page that an argument names: a file if there is one, else a fixture.
 *
 * @throws PageError as `readPage`; UsageError where it is neither.
 */
export async function openPage(argument: string): Promise<Page> {
  const path = whereTyped(argument)
  if ((await exists(path)) || /[/\\]/.test(argument) || /\.\w+$/.test(argument)) return readPage(path)
  const fixtures = await listFixtures()
  if (fixtures.some(({ name }) => name === argument)) return (await readFixture(argument)).page
  const names = fixtures.map(({ name }) => name).join(', ')
  throw new UsageError(
    `Expected a saved page or a fixture, got "${argument}": no such file here, and the fixtures are ${names}`,
  )
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
