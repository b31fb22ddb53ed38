import { entries, lifetimes, variations } from '../formats/result.ts'
import type { CallableSubject, LxmlSubject, Versions } from '../formats/result.ts'
import { Field } from './field.ts'
import type { Frame } from './frame.ts'
import { constructs, type KeptName } from './kept-name.ts'
import type { Held, KnownGrowth, Pair, SnapshotPairs, StackGrowth } from './pair.ts'
import type { LiveStack, Snapshot, SnapshotReading } from './snapshot.ts'
import { SnapshotFileError } from './snapshot-file-error.ts'

/**
 * Reads what `plateau stacks` and `plateau diff` write: one snapshot, or pairs of them.
 *
 * @throws SnapshotFileError naming the line that is no JSON, or the field that is not what it should be.
 */
export function readSnapshotFile(written: string): Snapshot | SnapshotPairs {
  const file = new Field(parsed(written), '')
  const schema = file.at('schema').oneOf(['plateau.snapshot/1', 'plateau.snapshots/1'])
  switch (schema) {
    case 'plateau.snapshot/1':
      return { schema, ...reading(file), stacks: file.at('stacks').items.map(liveStack) }
    case 'plateau.snapshots/1':
      return {
        schema,
        plateau: file.at('plateau').text,
        command: texts(file.at('command')),
        startedAt: file.at('startedAt').text,
        pairs: file.at('pairs').items.map(pair),
      }
  }
}

function parsed(written: string): unknown {
  try {
    return JSON.parse(written.replace(/^\uFEFF/, ''))
  } catch (cause) {
    const { message } = cause as Error
    const [, position] = / at position (\d+)/.exec(message) ?? []
    // Node 20 counts characters, which helps nobody in a file of many lines; what ends too early has no position.
    const line =
      position === undefined ? written.split('\n').length : written.slice(0, Number(position)).split('\n').length
    throw new SnapshotFileError(`Line ${line}: Expected JSON, got: ${message}`, { cause })
  }
}

function pair(field: Field): Pair {
  return {
    ...optional('before', field, reading),
    ...optional('after', field, reading),
    stacks: field.at('stacks').items.map(stackGrowth),
    ...optional('known', field, (known) => known.items.map(knownGrowth)),
    attributed: field.at('attributed').integer,
    ...optional('heapDifference', field, integer),
    ...optional('remainder', field, integer),
    ...optional('names', field, texts),
    ...optional('kept', field, (kept) => kept.items.map(keptName)),
    notes: texts(field.at('notes')),
  }
}

function reading(field: Field): SnapshotReading {
  const recorder = field.at('recorder')
  return {
    ...optional('subject', field, subject),
    ...optional('page', field, text),
    ...optional('variation', field, (value) => value.oneOf(variations)),
    ...optional('freshPerInput', field, amount),
    ...optional('versions', field, versions),
    ...optional('inputs', field, amount),
    ...optional('heap', field, integer),
    ...optional('process', field, text),
    ...optional('takenAt', field, text),
    recorder: {
      name: recorder.at('name').oneOf(['memray', 'heaptrack', 'umdh']),
      ...optional('version', recorder, text),
    },
    ...optional('names', field, texts),
    notes: texts(field.at('notes')),
    environment: textsByName(field.at('environment')),
  }
}

function liveStack(field: Field): LiveStack {
  return {
    frames: field.at('frames').items.map(frame),
    bytes: field.at('bytes').amount,
    count: field.at('count').amount,
    ...optional('trace', field, text),
  }
}

function stackGrowth(field: Field): StackGrowth {
  return {
    frames: field.at('frames').items.map(frame),
    bytes: field.at('bytes').integer,
    count: field.at('count').integer,
    ...optional('share', field, (value) => value.number),
    before: held(field.at('before')),
    after: held(field.at('after')),
    ...optional('trace', field, text),
  }
}

function knownGrowth(field: Field): KnownGrowth {
  return {
    pattern: field.at('pattern').text,
    reason: field.at('reason').text,
    link: field.at('link').text,
    expires: field.at('expires').text,
    line: field.at('line').amount,
    stacks: field.at('stacks').amount,
    bytes: field.at('bytes').integer,
    count: field.at('count').integer,
  }
}

function keptName(field: Field): KeptName {
  return {
    name: field.at('name').text,
    bytes: field.at('bytes').amount,
    constructs: field.at('constructs').items.map((construct) => construct.oneOf(constructs)),
    ...optional('page', field, text),
  }
}

function held(field: Field): Held {
  return { bytes: field.at('bytes').integer, count: field.at('count').integer }
}

function frame(field: Field): Frame {
  return {
    language: field.at('language').oneOf(['native', 'python']),
    ...optional('function', field, text),
    ...optional('symbol', field, text),
    ...optional('file', field, text),
    ...optional('line', field, amount),
    ...optional('module', field, text),
    ...optional('offset', field, amount),
    ...optional('address', field, amount),
  }
}

function optional<Name extends string, Value>(
  name: Name,
  from: Field,
  read: (field: Field) => Value,
): { readonly [Key in Name]?: Value } {
  const field = from.at(name)
  return field.isAbsent ? {} : ({ [name]: read(field) } as { readonly [Key in Name]: Value })
}

function text(field: Field): string {
  return field.text
}

function texts(field: Field): readonly string[] {
  return field.items.map(text)
}

function textsByName(field: Field): Readonly<Record<string, string>> {
  return Object.fromEntries(field.entries.map(([name, value]) => [name, value.text]))
}

function integer(field: Field): number {
  return field.integer
}

function amount(field: Field): number {
  return field.amount
}

function versions(field: Field): Versions {
  return {
    python: field.at('python').text,
    ...optional('lxml', field, text),
    ...optional('libxml2', field, text),
    ...optional('asked', field, text),
    ...optional('with', field, textsByName),
  }
}

function subject(field: Field): LxmlSubject | CallableSubject {
  const kind = field.at('kind').oneOf(['lxml', 'callable'])
  switch (kind) {
    case 'callable':
      return { kind, call: field.at('call').text }
    case 'lxml':
      return {
        kind,
        parser: field.at('parser').oneOf(['html', 'xml']),
        options: Object.fromEntries(field.at('options').entries.map(([name, value]) => [name, value.scalar])),
        entry: field.at('entry').oneOf(entries),
        as: field.at('as').oneOf(['bytes', 'str']),
        lifetime: field.at('lifetime').oneOf(lifetimes),
      }
  }
}
