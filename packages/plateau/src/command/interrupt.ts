/** That the user, or the system, asked for an end. */
export class Interruption extends Error {
  override readonly name = 'Interruption'
}

/**
 * Runs `work` with a signal that Ctrl-C, SIGTERM and SIGHUP abort.
 *
 * The first one lets `work` end its children and leave; a second one ends the process at once, and with it the probes,
 * which end when their channel closes.
 */
export async function interruptible<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const aborting = new AbortController()
  const interrupt = () => {
    aborting.abort(new Interruption('interrupted'))
    // Not before every listener has seen this one: signal-exit ends the process where it finds itself alone.
    setImmediate(stopListening)
  }
  const stopListening = () => {
    for (const name of signals) process.removeListener(name, interrupt)
  }
  for (const name of signals) process.on(name, interrupt)
  try {
    const result = await work(aborting.signal)
    aborting.signal.throwIfAborted()
    return result
  } finally {
    stopListening()
  }
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
