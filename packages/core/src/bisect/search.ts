import type { Kept } from '../map/kept.ts'
import type { Bisect, Tried } from './bisect.ts'
import { nextTry, type Side } from './next-try.ts'
import { differ, sideOf } from './side-of.ts'

/**
 * Measures one release; one that cannot be is undecided.
 *
 * @param left how many it takes at most, this one among them, unless some count as neither.
 */
export type Judge = (release: string, left: number) => Promise<Kept>

/**
 * Searches releases, from a good end to a bad one, for where what is kept changes: both ends first, then by halves.
 *
 * @throws RangeError for fewer than two releases.
 */
export async function search(
  releases: readonly string[],
  judge: Judge,
): Promise<Pick<Bisect, 'tried' | 'first' | 'because'>> {
  const [from, to] = [releases[0], releases.at(-1)]
  if (from === undefined || to === undefined || releases.length < 2) {
    throw new RangeError(`Expected two releases or more to search, got ${releases.length}`)
  }
  const halves = Math.ceil(Math.log2(releases.length - 1))
  const good = await judge(from, halves + 2)
  const bad = await judge(to, halves + 1)
  const tried: Tried[] = [
    { lxml: from, side: 'good' },
    { lxml: to, side: 'bad' },
  ]
  if (!differ({ good, bad })) return { tried, because: whyNot({ name: from, kept: good }, { name: to, kept: bad }) }

  const sides: (Side | undefined)[] = releases.map(() => undefined)
  sides[0] = 'good'
  sides[releases.length - 1] = 'bad'
  const named = (at: number) => releases[at] as string
  for (;;) {
    const next = nextTry(sides)
    switch (next.kind) {
      case 'found':
        return { tried, first: { good: named(next.good), bad: named(next.bad), between: next.between.map(named) } }
      case 'try': {
        const lxml = named(next.at)
        const kept = await judge(lxml, next.left)
        const side = sideOf(kept, { good, bad })
        sides[next.at] = side
        tried.push({ lxml, side, ...(side === 'neither' && { because: inWords(kept) }) })
      }
    }
  }
}

function inWords(kept: Kept): string {
  switch (kept.kind) {
    case 'nothing':
      return 'nothing is kept'
    case 'something':
      return 'as much is kept as at neither end, or as at both'
    case 'undecided':
    case 'refused':
    case 'failed':
      return `${kept.kind}: ${kept.because}`
  }
}

interface End {
  readonly name: string
  readonly kept: Kept
}

function whyNot(good: End, bad: End): string {
  const open = [good, bad].filter(({ kept }) => kept.kind === 'undecided')
  if (open.length > 0) return open.map(({ name, kept }) => `${name} is ${inWords(kept)}`).join('; ')
  return `${good.name} and ${bad.name} do not differ: ${alike[good.kept.kind]}`
}

const alike: Readonly<Record<Kept['kind'], string>> = {
  nothing: 'nothing is kept on either',
  something: 'as much is kept on both',
  undecided: 'both are undecided',
  refused: 'both refuse the input',
  failed: 'both fail',
}
