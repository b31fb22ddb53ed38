import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { listFixtures, type Page, readFixture, readPage, UsageError } from '@plateau/harness'

/**
 * Reads the page that an argument names: a file if there is one, else a fixture.
 *
 * @throws PageError as `readPage`; UsageError where it is neither.
 */
export async function openPage(argument: string): Promise<Page> {
  // A package manager may have changed the folder: what the user typed is meant from where it was typed.
  const path = resolve(process.env['INIT_CWD'] ?? '.', argument)
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
