import { shorten } from '../safe/shorten.ts'

/** Flags that a command is repeated without. */
export interface Dropped {
  /** Those that take a value. */
  readonly taking: ReadonlySet<string>
  readonly alone: ReadonlySet<string>
}

/** What was asked for after the verb, as a shell takes it, less some flags and their values. */
export function askedAgain([, ...asked]: readonly string[], { taking, alone }: Dropped): readonly string[] {
  const kept: string[] = []
  for (let at = 0; at < asked.length; at += 1) {
    const word = asked[at] ?? ''
    if (taking.has(word)) at += 1
    else if (!alone.has(word) && !taking.has(word.split('=', 1)[0] ?? '')) kept.push(quoted(word))
  }
  return kept
}

/** A word as a shell takes it. */
export function quoted(word: string): string {
  return /^[\w./:,=@%+-]+$/.test(word) ? word : `'${shorten(word, 200).replaceAll("'", `'\\''`)}'`
}
