import type { ParserOptions } from '@plateau/harness'
import { flag, oneOf, refuse } from './flag.ts'

export function parserOptionFlag() {
  return flag(
    '--option <name=value>',
    'a parser option, such as huge_tree=true, target=events or schema=anything; repeatable',
    parseOption,
  ).default({}, 'none')
}

export function optionsFlag() {
  return flag(
    '--options <each>',
    'every option at its default and at its other settings, one at a time',
    oneOf('--options', ['each']),
  )
}

function parseOption(value: string, before: unknown): ParserOptions {
  const [, name, setting] = /^([A-Za-z_]\w*)=(.*)$/s.exec(value) ?? []
  if (name === undefined || setting === undefined) return refuse('--option', 'NAME=VALUE', value)
  return { ...(before as ParserOptions), [name]: settingOf(setting) }
}

/** Python's and everyone else's spelling of yes, no and nothing; a whole number; else text. */
function settingOf(text: string): ParserOptions[string] {
  switch (text.toLowerCase()) {
    case 'true':
      return true
    case 'false':
      return false
    case 'none':
    case 'null':
      return null
  }
  return /^-?\d{1,15}$/.test(text) ? Number(text) : text
}
