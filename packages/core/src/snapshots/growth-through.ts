import type { Frame } from './frame.ts'
import type { Pair, StackGrowth } from './pair.ts'

/**
 * Growth through functions: stacks that gained bytes, parted by whether one of their frames is one of `names`.
 *
 * `unnamed` are those that none of the names is seen in and that have a frame without a name, which could be any of them.
 *
 * @param names whole names, in which `*` is any text: `htmlParseEntityRef`, `lxml.etree.*`.
 */
export function growthThrough(
  { stacks }: Pick<Pair, 'stacks'>,
  names: readonly string[],
): Readonly<Record<'through' | 'past' | 'unnamed', readonly StackGrowth[]>> {
  const patterns = names.map((name) => new RegExp(`^${name.split('*').map(literal).join('.*')}$`, 's'))
  const through: StackGrowth[] = []
  const past: StackGrowth[] = []
  const unnamed: StackGrowth[] = []
  for (const stack of stacks.filter(({ bytes }) => bytes > 0)) {
    if (stack.frames.some((frame) => isOneOf(frame, patterns))) through.push(stack)
    else if (stack.frames.length === 0 || stack.frames.some(({ function: name }) => name === undefined))
      unnamed.push(stack)
    else past.push(stack)
  }
  return { through, past, unnamed }
}

function isOneOf({ function: name, symbol }: Frame, patterns: readonly RegExp[]): boolean {
  return [name, symbol].some((each) => each !== undefined && patterns.some((pattern) => pattern.test(each)))
}

function literal(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}
