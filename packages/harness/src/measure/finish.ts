import type { Health } from '@plateau/core'
import type { Fork } from '../probe/fork.ts'
import { objectIn } from '../probe/object-in.ts'

/** What a run says at its end beside its readings. */
export interface Finished {
  /** Names in the dictionary that the subject's parser uses; absent where it has none that could be read. */
  readonly total?: number
  readonly list?: readonly string[]
  readonly notes: readonly string[]
}

interface FinishedLine {
  readonly finished: {
    readonly healthy: boolean
    readonly total: number
    readonly list: readonly string[] | null
    /** The first input whose fresh names no longer arrive. */
    readonly lostAt?: number | null
    readonly notes: Readonly<Record<string, string>>
  }
}

/** Has the subject parse the original page again, and asks what the dictionary holds. */
export async function finish(
  fork: Fork,
  options: { readonly list: boolean; readonly inputs: number; readonly withinMs: number },
): Promise<Finished & { readonly health: Health }> {
  const answer = await fork.ask(options.list ? 'finish list' : 'finish', options.withinMs)
  const line = objectIn(answer)
  if (!isFinished(line)) return fork.garbled(answer)
  const { total, list, notes } = line.finished
  return {
    health: await healthIn(line, { fork, inputs: options.inputs }),
    ...(total >= 0 && { total }),
    ...(list !== null && total >= 0 && { list }),
    notes: Object.entries(notes).map(([gauge, note]) => `${gauge}: ${note}`),
  }
}

async function healthIn(
  { finished: { healthy, lostAt } }: FinishedLine,
  { fork, inputs }: { readonly fork: Fork; readonly inputs: number },
): Promise<Health> {
  const lost = typeof lostAt === 'number'
  if (healthy && !lost) return { ok: true }
  const afterwards = await fork.afterwards()
  return {
    ok: false,
    atInput: lost ? lostAt : inputs,
    error: lost ? lostNames : lostHealth,
    how: 'changed',
    ...(afterwards !== undefined && { afterwards }),
  }
}

function isFinished(line: object | undefined): line is FinishedLine {
  const { finished } = (line ?? {}) as Partial<FinishedLine>
  return typeof finished?.healthy === 'boolean' && typeof finished.total === 'number' && 'notes' in finished
}

const lostNames = 'no error, and a tree that lacks what the first input had: its fresh names no longer arrive'
const lostHealth = 'the original page no longer gives what it gave before the first input'
