import { listFixtures } from '@plateau/harness'
import { formatSize } from '@plateau/core'
import { table } from '@plateau/report'
import { Command } from 'commander'
import { type ExitCode, exitCodes } from '../exit-code.ts'
import { screen } from '../screen.ts'
import type { Act } from '../verb.ts'

/** `plateau fixture`: the saved pages that come with plateau, and your own. */
export function fixtureVerb(act: Act): Command {
  const list = new Command('list').description('the saved pages that can be named').action(() => act(listAll))
  return new Command('fixture').addCommand(list)
}

async function listAll(): Promise<ExitCode> {
  const fixtures = await listFixtures()
  const rows = fixtures.map(({ name, size, contentType, licence, description }) => [
    name,
    formatSize(size),
    contentType,
    licence,
    description,
  ])
  const shown = table(['fixture', 'size', 'type', 'licence', 'what it is'], rows, screen(process.stdout))
  process.stdout.write(`${shown}\n`)
  return exitCodes.ok
}
