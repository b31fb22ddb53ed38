/** What one living process held, reading by reading, as its `plateau_watch.py` wrote it. */
export interface Watched {
  readonly pid: number
  /** Tells this process from a later one with its number. */
  readonly run: string
  readonly python?: string
  /** Seconds that should lie between two readings. */
  readonly every?: number
  /** What could not be read there, and why. */
  readonly notes: readonly string[]
  readonly readings: readonly WatchReading[]
  /** How the readings ended, where that was written. */
  readonly end?: 'exited' | 'stopped'
}

/** What a process held at one moment; what could not be read there is absent. */
export interface WatchReading {
  /** Seconds since 1970. */
  readonly at: number
  /** Seconds of CPU time that the process had used. */
  readonly cpu: number
  /** Bytes that malloc had handed out. */
  readonly heap?: number
  /** Bytes that malloc held of the system: what it had handed out, and what it kept free. */
  readonly mapped?: number
  readonly resident?: number
  /** Blocks of memory of Python's own allocator, which its small objects take. */
  readonly blocks?: number
  /** Objects that Python's collector tracks: containers, and none of its texts or numbers. */
  readonly tracked?: number
  /** Of which types most of them are. */
  readonly types?: readonly (readonly [type: string, count: number])[]
  /** Threads that run Python. */
  readonly threads?: number
  readonly names: readonly ThreadNames[]
  /** What the readings themselves have cost so far. */
  readonly own?: { readonly seconds: number; readonly readings: number; readonly longest: number }
  /** Readings that could not be written before this one, and why the last of them could not. */
  readonly lost?: number
  readonly because?: string
}

/** The names that one thread's parsers kept when that thread last read them. */
export interface ThreadNames {
  readonly thread: number
  readonly name: string
  /** Seconds since 1970. */
  readonly at: number
  readonly count?: number
  readonly bytes?: number
  /** Why they could not be read. */
  readonly unknown?: string
}
