import { Presets, SingleBar } from 'cli-progress'
import { createLogUpdate } from 'log-update'
import { gistOf, progressLines } from './progress-lines.ts'
import { inSeconds } from './time-left.ts'

/** What is being done, for a person who waits. */
export interface Progress {
  say(doing: string): void
  /** How many of many are done: a bar, with an estimate of the time that is left. */
  count(done: number, total: number, doing: string): void
  end(): void
}

/**
 * Shows progress on standard error: a line or a bar that changes on a terminal, plain lines elsewhere, nothing where `quiet`.
 *
 * `doing` is what is being done until anything is said, where that takes longer than people wait without a word.
 */
export function progress(options: {
  readonly quiet: boolean
  readonly stream?: NodeJS.WriteStream
  readonly doing?: string
}): Progress {
  const { quiet, stream = process.stderr, doing } = options
  if (quiet) return { say: () => {}, count: () => {}, end: () => {} }
  return stream.isTTY && process.env['CI'] === undefined ? repainted(stream, doing) : progressLines(stream, doing)
}

/** One place on the screen, painted over; each second, so that what hangs is told from what takes long. */
function repainted(stream: NodeJS.WriteStream, first: string | undefined): Progress {
  const paint = createLogUpdate(stream)
  let bar: SingleBar | undefined
  let doing = first ?? ''
  let since = performance.now()
  let timer: NodeJS.Timeout | undefined
  const repaint = () => {
    const elapsed = performance.now() - since
    paint(elapsed < 2000 ? doing : `${doing}, ${inSeconds(elapsed)} so far`)
  }
  const goOn = () => {
    timer ??= setInterval(repaint, 1000).unref()
  }
  const stop = () => {
    clearInterval(timer)
    timer = undefined
    bar?.stop()
    bar = undefined
  }
  if (first !== undefined) goOn()
  return {
    say(text) {
      if (bar !== undefined) stop()
      if (gistOf(text) !== gistOf(doing)) since = performance.now()
      doing = text
      repaint()
      goOn()
    },
    count(done, total, next) {
      if (bar === undefined) {
        stop()
        paint.clear()
        bar = new SingleBar({
          ...Presets.shades_classic,
          format: ' {bar} {value}/{total} runs, {eta_formatted} left {doing}',
          stream,
          barsize: 24,
          etaBuffer: 64,
          clearOnComplete: true,
          // Ctrl-C is heard elsewhere, and ends the children first.
          gracefulExit: false,
        })
        bar.start(total, done, { doing: next })
        return
      }
      bar.setTotal(total)
      bar.update(done, { doing: next })
    },
    end() {
      stop()
      paint.clear()
    },
  }
}
