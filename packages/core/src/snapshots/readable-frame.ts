import { readableName } from './readable-name.ts'
import type { Frame } from './frame.ts'

/** Gives a frame the name that a reader knows; the linker's stays as its symbol. */
export function readableFrame(frame: Frame): Frame {
  if (frame.function === undefined || frame.language === 'python') return frame
  const readable = readableName(frame.function)
  return readable === frame.function ? frame : { symbol: frame.function, ...frame, function: readable }
}
