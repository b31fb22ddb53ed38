import { Presets, SingleBar } from 'cli-progress'
import { createLogUpdate } from 'log-update'

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
 * A plain line is printed only when what it says has changed in more than its figures, and of a count at each tenth: a log
 * is no place for ticks.
 */
export function progress(options: { readonly quiet: boolean; readonly stream?: NodeJS.WriteStream }): Progress {
  const { quiet, stream = process.stderr } = options
  if (quiet) return { say: () => {}, count: () => {}, end: () => {} }
  return stream.isTTY && process.env['CI'] === undefined ? repainted(stream) : lines(stream)
}

/** One place on the screen, painted over. */
function repainted(stream: NodeJS.WriteStream): Progress {
  const paint = createLogUpdate(stream)
  let bar: SingleBar | undefined
  const stop = () => {
    bar?.stop()
    bar = undefined
  }
  return {
    say(doing) {
      stop()
      paint(doing)
    },
    count(done, total, doing) {
      if (bar === undefined) {
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
        bar.start(total, done, { doing })
        return
      }
      bar.setTotal(total)
      bar.update(done, { doing })
    },
    end() {
      stop()
      paint.clear()
    },
  }
}

function lines(stream: NodeJS.WriteStream): Progress {
  let last = ''
  const startedAt = performance.now()
  return {
    say(doing) {
      const gist = doing.replace(/ \(.*?\)/g, '')
      if (gist !== last) stream.write(`${doing}\n`)
      last = gist
    },
    count(done, total) {
      const tenth = `${Math.floor((10 * done) / total)} of ${total}`
      if (tenth === last) return
      last = tenth
      const left = done === 0 ? undefined : ((performance.now() - startedAt) / done) * (total - done)
      stream.write(`${done} of ${total} runs done${left === undefined ? '' : `, about ${inWords(left)} left`}\n`)
    },
    end() {},
  }
}

function inWords(ms: number): string {
  const seconds = Math.round(ms / 1000)
  return seconds < 100 ? `${seconds} s` : `${Math.round(seconds / 60)} min`
}
