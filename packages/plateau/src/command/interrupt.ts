/** That the user, or the system, asked for an end. */
export class Interruption extends Error {
  override readonly name = 'Interruption'

  constructor(kept = 'nothing was kept') {
    super(`interrupted, ${kept}`)
  }
}

/** A terminal and the tools between it and us each send their own: what comes so soon after is the same Ctrl-C. */
const SAME_MS = 500

/**
 * Runs `work` with a signal that Ctrl-C, SIGTERM and SIGHUP abort.
 *
 * The first one lets `work` end its children and leave; a second one, half a second later or more, ends the process at
 * once, and with it the probes, which end when their channel closes.
 */
export async function interruptible<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const aborting = new AbortController()
  let firstAt: number | undefined
  const interrupt = (name: NodeJS.Signals) => {
    firstAt ??= Date.now()
    aborting.abort(new Interruption())
    if (Date.now() - firstAt < SAME_MS) return
    stopListening()
    process.kill(process.pid, name)
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
