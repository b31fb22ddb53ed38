import { createSpinner } from 'nanospinner'

/** What is being done, for a person who waits. */
export interface Progress {
  say(doing: string): void
  end(): void
}

/**
 * Shows progress on standard error: a spinner on a terminal, plain lines elsewhere, nothing where `quiet`.
 *
 * A plain line is printed only when what it says has changed in more than its figures: a log is no place for ticks.
 */
export function progress(options: { readonly quiet: boolean; readonly stream?: NodeJS.WriteStream }): Progress {
  const { quiet, stream = process.stderr } = options
  if (quiet) return { say: () => {}, end: () => {} }
  return stream.isTTY && process.env['CI'] === undefined ? spinner(stream) : lines(stream)
}

function spinner(stream: NodeJS.WriteStream): Progress {
  const turning = createSpinner('', { stream })
  let started = false
  return {
    say(doing) {
      if (started) turning.update(doing)
      else turning.start(doing)
      started = true
    },
    end() {
      if (started) turning.clear().stop()
    },
  }
}

function lines(stream: NodeJS.WriteStream): Progress {
  let last = ''
  return {
    say(doing) {
      const gist = doing.replace(/ \(.*?\)/g, '')
      if (gist !== last) stream.write(`${doing}\n`)
      last = gist
    },
    end() {},
  }
}
