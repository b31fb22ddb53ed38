import { fileURLToPath } from 'node:url'
import { type Page, type Provided, runChild, type Template } from '@plateau/harness'
import { Bench } from 'tinybench'
import type { Line } from './lines.ts'

const script = fileURLToPath(new URL('../python/speed.py', import.meta.url))
const probe = fileURLToPath(new URL('../../packages/harness/python', import.meta.url))

/** Times of each subject. */
export const turns = 7
/** CPU time that one of the plain parser's is to take. */
const seconds = 0.15
/** Pages that each has parsed before it is timed. */
const before = 8

export interface Speed {
  readonly pagesPerSecond: number
  /** Against the first line, by the median of those turns in which both were timed, one soon after the other. */
  readonly ratio: number
}

/** Times lines on a page by turns, in a Python as its users have it: malloc and its caches as they are. */
export async function speedsOf(
  lines: readonly Line[],
  { provided, page, template }: { readonly provided: Provided; readonly page: Page; readonly template: Template },
): Promise<readonly Speed[]> {
  const pieces = template.pieces.map((piece) => piece.toString('base64'))
  const { PATH } = process.env
  const { stdout } = await runChild(provided.python.executable, [script], {
    env: { PATH, ...(provided.folder !== undefined && { PYTHONPATH: provided.folder }) },
    input: `${JSON.stringify({
      probe,
      subjects: lines.map(({ subject, pagesAThread }) => ({ ...subject, pagesAThread })),
      page: page.bytes.toString('base64'),
      encoding: page.encoding,
      template: { pieces, stamp: template.stamp },
      turns,
      seconds,
      before,
    })}\n`,
  })
  const told = JSON.parse(stdout) as { readonly turns: readonly (readonly number[])[] }
  return tasks(lines.map((_, index) => told.turns.map((turn) => ({ own: turn[index], plain: turn[0] }) as Pair)))
}

interface Pair {
  readonly own: number
  readonly plain: number
}

async function tasks(timed: readonly (readonly Pair[])[]): Promise<readonly Speed[]> {
  const bench = new Bench({ iterations: turns, time: 0, warmup: false })
  timed.forEach((pairs, index) => {
    let turn = 0
    // The child's own times: what starting it and hearing of it takes is not the parser's.
    bench.add(String(index), () => ({ overriddenDuration: 1000 * (pairs[turn++ % pairs.length]?.own ?? Number.NaN) }))
  })
  const done = await bench.run()
  return done.map(({ result }, index) => {
    if (result.state !== 'completed') throw new Error(`Expected every subject to be timed, got ${result.state}`)
    return {
      pagesPerSecond: 1000 / result.latency.p50,
      ratio: median((timed[index] ?? []).map(({ own, plain }) => plain / own)),
    }
  })
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN
}
