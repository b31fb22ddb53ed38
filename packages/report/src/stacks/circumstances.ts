import type { Pair, SnapshotReading } from '@plateau/core'
import { shorten } from '../safe/shorten.ts'
import { count, grouped } from '../words/count.ts'
import type { Fact } from '../words/evidence.ts'
import { subjectInWords } from '../words/subject.ts'
import { versionsInWords } from '../words/versions.ts'

/** What was snapshot, by whom, and what a reader must know beside it. */
export function circumstances(pair: Pair): readonly Fact[] {
  const { before, after, notes } = pair
  return [
    ...namesInWords(pair),
    ...both(pair, 'inputs', ({ inputs }) => (inputs === undefined ? undefined : grouped(inputs))),
    ...both(pair, 'page', ({ page }) => page && shorten(page, 200)),
    ...both(pair, 'subject', ({ subject }) => subject && subjectInWords(subject)),
    ...both(pair, 'versions', ({ versions }) => versions && versionsInWords(versions)),
    ...both(pair, 'recorder', ({ recorder: { name, version } }) =>
      version === undefined ? name : `${name} ${version}`,
    ),
    ...[...new Set([...notes, ...(before?.notes ?? []), ...(after?.notes ?? [])])].map((text) => ({
      label: 'note',
      text,
    })),
  ]
}

function namesInWords({ names, kept = [] }: Pair): readonly Fact[] {
  if (names === undefined) return []
  // The hash table and the string pools are in the stacks: they are no single name's.
  const bytes = kept.length === 0 ? '' : '; bytes are those of the names alone'
  return [
    {
      label: 'names',
      text: `${count(names.length, 'name')} that ${names.length === 1 ? 'was' : 'were'} not kept before${bytes}`,
    },
  ]
}

/** What both snapshots have in common is said once. */
function both(
  { before, after }: Pair,
  label: string,
  say: (reading: SnapshotReading) => string | undefined,
): readonly Fact[] {
  const [first, second] = [before && say(before), after && say(after)]
  if (second === undefined) return []
  return [{ label, text: first === undefined || first === second ? second : `${first} -> ${second}` }]
}
