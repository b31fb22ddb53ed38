/** 128 and SIGPIPE, as a shell says of a tool that the system has ended for this; Node ignores that signal. */
const readerGone = 141

/** Ends the process without a word once nobody reads what it says any more, as behind `| head -1`. */
export function endsWithReader(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    // Temporary folders go as the process exits, and probes end as their channel closes.
    process.exit(readerGone)
  })
}
