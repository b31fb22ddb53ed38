import { Command } from 'commander'
import { exitCodes } from './exit-code.ts'
import { interruptible } from './interrupt.ts'
import { reportFailure } from './report-failure.ts'
import type { Act } from './verb.ts'
import { doctorVerb } from './verbs/doctor.ts'
import { fixtureVerb } from './verbs/fixture.ts'
import { runVerb } from './verbs/run.ts'
import { version } from './version.ts'

process.exitCode = await main(process.argv.slice(2))

async function main(args: readonly string[]): Promise<number> {
  let code: number = exitCodes.ok
  const act: Act = async (work) => {
    code = await interruptible(work)
  }
  const program = new Command('plateau')
    .description('Does the memory of a native parser stop growing? Exact readings, verdicts, and the names it keeps.')
    .version(version)
    .addCommand(runVerb(act))
    .addCommand(doctorVerb(act))
    .addCommand(fixtureVerb(act))
    .showSuggestionAfterError()
  for (const command of [program, ...program.commands, ...program.commands.flatMap(({ commands }) => commands)]) {
    command.exitOverride().option('--no-color', 'no colours')
  }
  try {
    await program.parseAsync(args, { from: 'user' })
    return code
  } catch (error) {
    return reportFailure(error)
  }
}
