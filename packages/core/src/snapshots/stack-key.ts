import { fileName, frameName } from './frame.ts'
import type { Frame } from './frame.ts'

/**
 * Equal for two call stacks through the same functions, whatever the release: addresses, lines, build paths and the
 * library's file do not count, for libxml2 is part of lxml in its wheels and a library of its own beside a built one.
 *
 * A frame without a name is only equal to itself: same module, same offset.
 */
export function stackKey(frames: readonly Frame[], trace?: string): string {
  if (frames.length === 0) return `trace ${trace ?? ''}`
  return frames
    .filter((frame, index) => !isWrapperOf(frame, frames[index - 1]))
    .map(frameKey)
    .join('\n')
}

/** What counts of a frame with a readable name. */
export function frameKey(frame: Frame): string {
  const name = frameName(frame)
  if (frame.function === undefined) return `? ${name}`
  return frame.language === 'python' ? `py ${name} ${fileName(frame.file ?? '')}` : name
}

/** Cython compiles a function to a wrapper and a body, and the compiler may put one into the other. */
export function isWrapperOf(frame: Frame, inner: Frame | undefined): boolean {
  const isWrapper = frame.symbol?.startsWith('__pyx_pw_') === true && inner?.symbol?.startsWith('__pyx_pf_') === true
  return isWrapper && frame.function === inner.function
}
