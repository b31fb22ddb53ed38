import type { Frame } from '../snapshots/frame.ts'
import { readableFrame } from '../snapshots/readable-frame.ts'
import type { Base } from './change-base.ts'
import { DifferenceLog } from './difference-log.ts'
import { frameLine } from './frame-line.ts'
import type { TextLine } from './lines-of.ts'
import { LoadedModules } from './loaded-modules.ts'
import { logLine, type LogLine } from './log-line.ts'
import { ownText } from './own-text.ts'
import { SnapshotLog } from './snapshot-log.ts'
import { UmdhError } from './umdh-error.ts'
import type { UmdhLog } from './read-umdh.ts'

/** More lines than stacks are made of; a log with more of them is only read more slowly. */
const MOST_KNOWN = 100_000

/** Takes a log line by line; what its first entry is says which kind it is of. */
export class LogReader {
  readonly #modules = new LoadedModules()
  // A log repeats few frames many times: one object each keeps 100 MB of them small.
  readonly #frames = new Map<string, Frame>()
  #log: SnapshotLog | DifferenceLog | undefined
  #base: Base | undefined
  #cutOffAt: number | undefined

  read(line: TextLine): void {
    const read = logLine(line.text)
    if (read.kind === 'comment') this.#comment(read.text)
    else if (read.kind !== 'nothing' && !this.#takes(read, line)) this.#refuse(line)
  }

  end(): UmdhLog {
    if (this.#log === undefined) {
      throw new UmdhError('Expected a log of umdh, got no entry of one. Give what `umdh -p:PID -f:FILE` wrote')
    }
    this.#frames.clear()
    return this.#log.end(this.#cutOffAt)
  }

  #comment(text: string): void {
    this.#modules.read(text)
    // umdh does not say; plateau does, in the same place.
    if (/^ Figures are decimal\b/.test(text)) this.#base = 10
    if (/^ Figures are hexadecimal\b/.test(text)) this.#base = 16
  }

  #takes(read: LogLine, line: TextLine): boolean {
    switch (read.kind) {
      case 'heap':
      case 'held':
        this.#log ??= new SnapshotLog()
        return this.#log instanceof SnapshotLog && this.#log.take(read)
      case 'bytes':
      case 'allocations':
      case 'total':
        this.#log ??= new DifferenceLog(this.#base)
        return this.#log instanceof DifferenceLog && this.#log.take(read, line.number)
      case 'other':
        return this.#log?.takesText(line.text) === true || this.#takesFrame(line)
      case 'nothing':
      case 'comment':
        return true
    }
  }

  #takesFrame(line: TextLine): boolean {
    // The last line of a file that was cut off may be half a name, which would be a wrong one.
    if (!line.ended && !/\+(?:0x)?[\da-f]{8,}$/i.test(line.text)) return false
    const frame = this.#frames.get(line.text) ?? this.#fresh(line.text)
    return frame !== undefined && this.#log?.takeFrame(frame) === true
  }

  #fresh(line: string): Frame | undefined {
    const text = ownText(line)
    const read = frameLine(text)
    if (read === undefined) return undefined
    const frame = readableFrame(this.#modules.locate(read))
    if (this.#frames.size >= MOST_KNOWN) this.#frames.clear()
    this.#frames.set(text, frame)
    return frame
  }

  #refuse(line: TextLine): void {
    if (line.ended || this.#log === undefined) {
      throw new UmdhError(
        `Expected an entry or a stack of a umdh log, got ${JSON.stringify(line.text.slice(0, 80))}`,
        line.number,
      )
    }
    this.#cutOffAt = line.number
  }
}
