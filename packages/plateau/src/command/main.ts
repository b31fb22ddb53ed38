import { Command, CommanderError } from 'commander'
import { findConfig } from '../config/find-config.ts'
import { endsWithReader } from './ends-with-reader.ts'
import { exitCodes } from './exit-code.ts'
import { interruptible } from './interrupt.ts'
import type { Act } from './verb.ts'
import { version } from './version.ts'
import { whereTyped } from './where-typed.ts'

/** In the order of the help. Each is loaded when it is asked for: help need not wait for what measures. */
const verbs = {
  run: {
    summary: 'exercise a parser, or any callable, on saved pages: does what it holds stop growing?',
    load: async () => (await import('./verbs/run.ts')).runVerb,
  },
  map: {
    summary: 'the growth map: parser options, ways in and lifetimes x variations x releases of lxml',
    load: async () => (await import('./verbs/map.ts')).mapVerb,
  },
  compare: {
    summary: 'the same runs on several releases of lxml side by side: what got better, what got worse',
    load: async () => (await import('./verbs/compare.ts')).compareVerb,
  },
  bisect: {
    summary: 'the release between two where a verdict changes',
    load: async () => (await import('./verbs/bisect.ts')).bisectVerb,
  },
  trace: {
    summary: "a debugger's breakpoints in the parser: hits, call stacks, and the names that are looked up",
    load: async () => (await import('./verbs/trace.ts')).traceVerb,
  },
  stacks: {
    summary: 'what a window of inputs left behind, by call stack, with functions and lines',
    load: async () => (await import('./verbs/stacks.ts')).stacksVerb,
  },
  diff: {
    summary: "two snapshot files subtracted by call stack: plateau's JSON, or the logs of umdh",
    load: async () => (await import('./verbs/diff.ts')).diffVerb,
  },
  report: {
    summary: 'one HTML page of saved results: the verdict, curves, the map, stacks, names',
    load: async () => (await import('./verbs/report.ts')).reportVerb,
  },
  corpus: {
    summary: "many pages in order, several passes: the vocabulary's curve, and what it is to become",
    load: async () => (await import('./verbs/corpus.ts')).corpusVerb,
  },
  watch: {
    summary: 'what a living Python process keeps: the log that plateau_watch.py writes in it, or a process attached to',
    load: async () => (await import('./verbs/watch.ts')).watchVerb,
  },
  doctor: {
    summary: 'which Pythons, tools and gauges this machine offers, and what to install for the rest',
    load: async () => (await import('./verbs/doctor.ts')).doctorVerb,
  },
  fixture: {
    summary: 'saved pages',
    load: async () => (await import('./verbs/fixture.ts')).fixtureVerb,
  },
}

endsWithReader(process.stdout)
endsWithReader(process.stderr)
process.exitCode = await main(process.argv.slice(2))

async function main(args: readonly string[]): Promise<number> {
  let code: number = exitCodes.ok
  const act: Act = async (work) => {
    code = await interruptible(work)
  }
  try {
    await (await programFor(args, act)).parseAsync(args, { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage
    return (await import('./report-failure.ts')).reportFailure(error)
  }
}

async function programFor(args: readonly string[], act: Act): Promise<Command> {
  const program = new Command('plateau')
    .description('Does the memory of a native parser stop growing? Exact readings, verdicts, and the names it keeps.')
    .version(version)
    .showSuggestionAfterError()
    .hook('preAction', async (_, verb) => {
      const folder = whereTyped('.')
      if (findConfig(folder) === undefined) return
      const said = await (await import('../config/apply-config.ts')).applyConfig(verb, folder)
      if (said !== undefined && verb.opts()['quiet'] !== true) process.stderr.write(`${said}\n`)
    })
  const asked = args.find((word) => !word.startsWith('-') && word !== 'help')
  for (const [name, { summary, load }] of Object.entries(verbs)) {
    const verb = name === asked ? (await load())(act) : new Command(name)
    program.addCommand(verb.description(summary))
  }
  for (const command of [program, ...program.commands, ...program.commands.flatMap(({ commands }) => commands)]) {
    command.exitOverride().option('--no-color', 'no colours')
  }
  return program
}
