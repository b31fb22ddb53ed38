import type { Progress } from './progress.ts'
import { inSeconds, leftInWords } from './time-left.ts'

/** A log is no place for ticks: what takes long is said again after 2 s of silence, then 4, and so on up to this. */
const firstMs = 2000
const longestMs = 60_000

/**
 * Shows progress as plain lines: one whenever what is said has changed in more than its figures, of a count at each tenth,
 * and one after a while of silence, with the time that it has taken so far.
 */
export function progressLines(stream: Pick<NodeJS.WriteStream, 'write'>, doing?: string): Progress {
  const startedAt = performance.now()
  let latest = doing ?? ''
  let last = ''
  let since = startedAt
  let timer: NodeJS.Timeout | undefined
  const repeatAfter = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      stream.write(`${latest}, ${inSeconds(performance.now() - since)} so far\n`)
      repeatAfter(Math.min(2 * ms, longestMs))
    }, ms).unref()
  }
  const show = (gist: string, line: string) => {
    latest = line
    if (gist === last) return
    last = gist
    since = performance.now()
    stream.write(`${line}\n`)
    repeatAfter(firstMs)
  }
  if (doing !== undefined) repeatAfter(firstMs)
  return {
    say: (text) => show(gistOf(text), text),
    count(done, total) {
      const left = done === 0 ? '' : `, ${leftInWords(((performance.now() - startedAt) / done) * (total - done))}`
      show(`${Math.floor((10 * done) / total)} of ${total}`, `${done} of ${total} runs done${left}`)
    },
    end() {
      clearTimeout(timer)
    },
  }
}

/** What is said, without the figures in brackets that change all the time. */
export function gistOf(doing: string): string {
  return doing.replace(/ \(.*?\)/g, '')
}
