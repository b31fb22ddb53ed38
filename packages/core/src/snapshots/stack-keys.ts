import type { Frame } from './frame.ts'
import { frameKey, isWrapperOf } from './stack-key.ts'
import { readableFrame } from './readable-frame.ts'

/** More frames than programs call malloc through; a log with more of them is only read more slowly. */
const MOST_KNOWN = 100_000

interface Known {
  readonly frame: Frame
  readonly id: number
}

/** Keys of stacks as {@link stackKey} makes them, but short: 100,000 stacks through the same few frames stay small. */
export class StackKeys {
  readonly #ids = new Map<string, number>()
  readonly #known = new Map<Frame, Known>()

  /** The frames with readable names, and what is equal for equal stacks of these keys. */
  of(frames: readonly Frame[], trace?: string): { readonly key: string; readonly frames: readonly Frame[] } {
    if (frames.length === 0) return { key: `trace ${trace ?? ''}`, frames }
    const known = frames.map((frame) => this.#know(frame))
    return {
      key: known
        .filter(({ frame }, index) => !isWrapperOf(frame, known[index - 1]?.frame))
        .map(({ id }) => id)
        .join(),
      // A log's frames are readable already: no second list of them.
      frames: known.every(({ frame }, index) => frame === frames[index]) ? frames : known.map(({ frame }) => frame),
    }
  }

  #know(frame: Frame): Known {
    const known = this.#known.get(frame)
    if (known !== undefined) return known
    const readable = readableFrame(frame)
    const key = frameKey(readable)
    const fresh = { frame: readable, id: this.#ids.get(key) ?? this.#ids.size }
    this.#ids.set(key, fresh.id)
    if (this.#known.size >= MOST_KNOWN) this.#known.clear()
    this.#known.set(frame, fresh)
    return fresh
  }
}
