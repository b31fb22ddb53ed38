import { entries, lifetimes } from '@plateau/core'
import { whereTyped } from '../where-typed.ts'
import type { Option } from 'commander'
import { flag, gather, oneOf } from './flag.ts'
import { parserOptionFlag } from './parser-option.ts'

export function parserFlag() {
  return flag('--parser <html|xml>', 'the parser (default: by the page)', oneOf('--parser', ['html', 'xml']))
}

export function lifetimeFlag() {
  const description = 'who owns the parser: shared by all inputs, one a page, one a thread that ends, or lxml itself'
  return flag(`--lifetime <${lifetimes.join('|')}>`, description, oneOf('--lifetime', lifetimes)).default('shared')
}

export function entryFlag() {
  return flag('--entry <name>', `the way in: ${entries.join(', ')}`, oneOf('--entry', entries)).default('fromstring')
}

export function asFlag() {
  return flag('--as <bytes|str>', 'what is handed over', oneOf('--as', ['bytes', 'str'])).default('bytes')
}

export function callFlag() {
  return flag('--call <module:function>', 'any Python callable instead of a parser')
}

export function withFlag() {
  return flag(
    '--with <requirement>',
    "what the callable imports, by pip's name and version, into plateau's cache; repeatable",
    (value, before) => gather(before, value),
  ).default([] as readonly string[], 'none')
}

export function pathFlag() {
  return flag('--path <dir>', "goes before Python's sys.path; repeatable", (value, before) =>
    gather(before, whereTyped(value)),
  ).default([] as readonly string[], 'none')
}

/** What is exercised: a parser as it is called and owned, or a callable. */
export function subjectFlags(): readonly Option[] {
  return [parserFlag(), parserOptionFlag(), lifetimeFlag(), entryFlag(), asFlag(), callFlag(), pathFlag(), withFlag()]
}
