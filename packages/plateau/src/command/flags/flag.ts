import { UsageError } from '@plateau/harness'
import { Option } from 'commander'

/** A flag as commander wants it, whose parser answers a bad value with a {@link UsageError}. */
export function flag(
  spelling: string,
  description: string,
  parse?: (value: string, before: unknown) => unknown,
): Option {
  const option = new Option(spelling, description)
  return parse === undefined ? option : option.argParser(parse)
}

/** Refuses a value: names the flag, the value and what is allowed. */
export function refuse(name: string, allowed: string, value: string): never {
  throw new UsageError(`Expected ${name} to be ${allowed}, got "${value}"`)
}

/** Takes one of a list of words. */
export function oneOf<const Word extends string>(name: string, words: readonly Word[]): (value: string) => Word {
  return (value) => words.find((word) => word === value) ?? refuse(name, `one of ${words.join(', ')}`, value)
}

/** Splits at commas, and refuses an empty list or entry. */
export function listOf(name: string, value: string): readonly string[] {
  const entries = value.split(',').map((entry) => entry.trim())
  return entries.includes('') ? refuse(name, 'a list with commas between', value) : entries
}

/** Gathers a flag that can be given again. */
export function gather(before: unknown, value: unknown): readonly unknown[] {
  return [...((before as readonly unknown[] | undefined) ?? []), value]
}
