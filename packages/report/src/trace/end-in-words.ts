import type { Trace } from '@plateau/core'
import { shorten } from '../safe/shorten.ts'
import { count } from '../words/count.ts'
import { duration } from '../words/duration.ts'

/** How a trace came to its end, where that was not the last input; nothing where it was. */
export function endInWords({ end, inputs }: Pick<Trace, 'end' | 'inputs'>): string | undefined {
  const until = `counted until then, with ${count(inputs, 'input')} done`
  switch (end.kind) {
    case 'finished':
      return undefined
    case 'timed out':
      return `stopped after ${duration(end.afterMs)}: ${until}`
    case 'raised':
      return `failed at input ${end.atInput}: ${shorten(end.error, 500)}`
    case 'killed':
      return `killed by signal ${end.signal} at input ${end.atInput}: ${until}`
    case 'exited':
      return `exited with code ${end.code} at input ${end.atInput}: ${until}`
  }
}
