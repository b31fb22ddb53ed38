import { htmlReport } from '@plateau/report/html'
import { Argument, Command } from 'commander'
import { type ExitCode, exitCodes } from '../exit-code.ts'
import { htmlFlag } from '../flags/output.ts'
import { readReported } from '../read-reported.ts'
import type { Act } from '../verb.ts'
import { checkOutputs, writeText } from '../write-outputs.ts'

interface ReportFlags {
  readonly html: string
}

const defaultFile = 'plateau.html'

/** `plateau report`: saved results as one HTML page. */
export function reportVerb(act: Act): Command {
  return new Command('report')
    .addArgument(new Argument('<result...>', 'what other verbs wrote with --json; several stand side by side'))
    .addOption(htmlFlag().default(defaultFile))
    .action((files: readonly string[], flags: ReportFlags) => act(() => report(files, flags)))
}

async function report(files: readonly string[], { html }: ReportFlags): Promise<ExitCode> {
  await checkOutputs({ html })
  const reported = await readReported(files)
  const parts = await htmlReport(reported)
  await writeText('--html', html, () => parts)
  if (html !== '-') process.stdout.write(`${html}\n`)
  return exitCodes.ok
}
