import { createLogUpdate } from 'log-update'

/** What is being done, for a person who waits. */
export interface Progress {
  say(doing: string): void
  end(): void
}

/**
 * Shows progress on standard error: a line that changes on a terminal, plain lines elsewhere, nothing where `quiet`.
 *
 * A plain line is printed only when what it says has changed in more than its figures: a log is no place for ticks.
 */
export function progress(options: { readonly quiet: boolean; readonly stream?: NodeJS.WriteStream }): Progress {
  const { quiet, stream = process.stderr } = options
  if (quiet) return { say: () => {}, end: () => {} }
  return stream.isTTY && process.env['CI'] === undefined ? repainted(stream) : lines(stream)
}

/** One place on the screen, painted over. */
function repainted(stream: NodeJS.WriteStream): Progress {
  const paint = createLogUpdate(stream)
  return {
    say: (doing) => paint(doing),
    end: () => paint.clear(),
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
