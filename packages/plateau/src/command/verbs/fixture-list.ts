import { formatSize } from '@plateau/core'
import { listFixtures, visible } from '@plateau/harness'
import { table } from '@plateau/report'
import { type ExitCode, exitCodes } from '../exit-code.ts'
import { screen } from '../screen.ts'
import { writeText } from '../write-outputs.ts'

/** `plateau fixture list`: the saved pages that can be named. */
export async function listAll({ json }: { readonly json?: string }): Promise<ExitCode> {
  const fixtures = await listFixtures()
  const rows = fixtures.map(({ name, size, contentType, licence, description }) =>
    [name, formatSize(size), contentType, licence, description].map(visible),
  )
  if (json !== '-') {
    const shown = table(['fixture', 'size', 'type', 'licence', 'what it is'], rows, screen(process.stdout))
    process.stdout.write(`${shown}\n`)
  }
  await writeText('--json', json, () => `${JSON.stringify(fixtures, undefined, 2)}\n`)
  return exitCodes.ok
}
