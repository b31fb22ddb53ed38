import { fileName, type Frame } from '../snapshots/frame.ts'
import type { Pair, StackGrowth } from '../snapshots/pair.ts'
import { stackKey } from '../snapshots/stack-key.ts'
import type { Base } from './change-base.ts'
import { pythonModule } from './frame-line.ts'

/**
 * Prints a pair as umdh prints a difference, so that what reads umdh's reads plateau's.
 *
 * Decimal by default, as `umdh -d` and the tables of plateau; 16 prints what umdh prints without it.
 */
export function umdhText(pair: Pair, options: { readonly base?: Base } = {}): string {
  const base = options.base ?? 10
  const total = pair.attributed < 0 ? 'decrease' : 'increase'
  return [
    ...heading(pair, base).map((line) => `// ${line}`.trimEnd()),
    '',
    ...pair.stacks.flatMap((stack) => entry(stack, base)),
    `Total ${total} == ${figure(Math.abs(pair.attributed), base, 0)}`,
    '',
  ].join('\n')
}

function heading({ heapDifference, remainder, notes }: Pair, base: Base): readonly string[] {
  return [
    '',
    'Each log entry has the following syntax:',
    '',
    '+ BYTES_DELTA (NEW_BYTES - OLD_BYTES) NEW_COUNT allocs BackTrace TRACEID',
    '+ COUNT_DELTA (NEW_COUNT - OLD_COUNT) BackTrace TRACEID allocations',
    '    ... stack trace ...',
    '',
    `Figures are ${base === 10 ? 'decimal' : 'hexadecimal'}. Written by plateau.`,
    ...(heapDifference === undefined
      ? []
      : [
          `The heap grew by ${figure(heapDifference, base, 0)}, ${figure(remainder ?? 0, base, 0)} of it under no stack.`,
        ]),
    // What a note says may come from elsewhere: no line of it may pass for an entry.
    ...notes.map((note) => `Note: ${note.replaceAll(/\s+/g, ' ')}`),
    '',
  ]
}

function entry(stack: StackGrowth, base: Base): readonly string[] {
  const trace = `BackTrace${stack.trace ?? idOf(stack)}`
  return [
    `${changed(stack.bytes, stack.after.bytes, stack.before.bytes, base)} ${figure(stack.after.count, base, 6)} allocs\t${trace}`,
    `${changed(stack.count, stack.after.count, stack.before.count, base)}\t${trace}\tallocations`,
    '',
    ...stack.frames.map((frame) => `\t${frameText(frame)}`),
    '',
  ]
}

function changed(by: number, now: number, before: number, base: Base): string {
  const sign = by < 0 ? '-' : '+'
  return `${sign}${figure(Math.abs(by), base, 8)} (${figure(now, base, 7)} -${figure(before, base, 7)})`
}

function figure(value: number, base: Base, width: number): string {
  return value.toString(base).padStart(width)
}

function frameText(frame: Frame): string {
  const module = frame.language === 'python' ? pythonModule : moduleName(frame.module)
  const name = oneLine(frame.symbol ?? frame.function ?? '')
  const offset = frame.offset === undefined ? '' : `+${frame.offset.toString(16).toUpperCase().padStart(8, '0')}`
  const at = frame.file === undefined || frame.line === undefined ? '' : ` (${oneLine(frame.file)}, ${frame.line})`
  if (name === '' && frame.module === undefined) {
    return frame.address === undefined ? '???' : frame.address.toString(16).toUpperCase().padStart(12, '0')
  }
  return `${module}!${name}${offset}${at}`
}

/** As Windows names modules: without what says that it is a library, and its release. */
function moduleName(module: string | undefined): string {
  return module === undefined
    ? '<unknown>'
    : oneLine(fileName(module)).replace(/\.(?:so|dll|dylib|pyd|exe|cpython-).*$/i, '')
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ')
}

/** Names a stack that its recorder did not: FNV-1a of what makes it equal to another, the same in every run. */
function idOf({ frames }: StackGrowth): string {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(stackKey(frames))) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  return hash.toString(16).toUpperCase().padStart(8, '0')
}
