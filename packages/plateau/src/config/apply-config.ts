import { relative } from 'node:path'
import type { Command } from 'commander'
import type { Config } from './config.ts'
import { readConfig } from './read-config.ts'

/** Keys that are flags of the same name; the pages are arguments. */
const flags = ['lxml', 'python', 'vary', 'fresh', 'atMost', 'inputs', 'timeout', 'baseline'] as const

/**
 * Gives a verb what the project's configuration says and its command line does not, and returns what that was, in words.
 *
 * @throws UsageError as `readConfig`.
 */
export async function applyConfig(verb: Command, from: string): Promise<string | undefined> {
  if (!takesPages(verb) && !verb.options.some((option) => flags.some((name) => name === option.attributeName()))) {
    return undefined
  }
  const found = await readConfig(from)
  if (found === undefined) return undefined
  const config = verb.name() === 'trace' ? oneOfEach(found.config) : found.config
  const taken: readonly string[] = [
    ...takePages(verb, config.pages),
    ...flags.filter((name) => takeFlag(verb, name, config[name])),
  ]
  return taken.length > 0 ? `${relative(from, found.file)} says ${taken.join(', ')}` : undefined
}

/** A trace follows one run, a list of releases is for all the other verbs. */
function oneOfEach(config: Config): Config {
  const { vary: _, lxml, ...rest } = config
  return { ...rest, ...(lxml !== undefined && { lxml: [lxml].flat().slice(0, 1) }) }
}

/** Whether a verb has that flag, and was not given it. */
function takeFlag(verb: Command, name: (typeof flags)[number], value: unknown): boolean {
  if (value === undefined || !verb.options.some((option) => option.attributeName() === name)) return false
  const source = verb.getOptionValueSource(name)
  if (source !== undefined && source !== 'default') return false
  verb.setOptionValueWithSource(name, value, 'config')
  if (name === 'atMost') verb.setOptionValue('atMostIsConfigured', true)
  return true
}

/** Pages are the arguments of some verbs, and a flag of others. */
function takePages(verb: Command, pages: readonly string[] | undefined): readonly string[] {
  if (pages === undefined || !takesPages(verb)) return []
  const [argument] = verb.registeredArguments
  if (argument?.name() === 'page') {
    if (verb.args.length > 0) return []
    verb.processedArgs[0] = argument.variadic ? pages : pages[0]
    return ['pages']
  }
  if (verb.getOptionValueSource('page') === 'cli') return []
  verb.setOptionValueWithSource('page', pages, 'config')
  return ['pages']
}

function takesPages(verb: Command): boolean {
  return verb.registeredArguments[0]?.name() === 'page' || verb.options.some(({ long }) => long === '--page')
}
