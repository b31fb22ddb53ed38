import type { Frame } from '@plateau/core'
import type { PythonCall } from './recording.ts'

/** CPython's loop, as it was called until 3.5 and since: a frame of it stands for calls of Python functions. */
const loops = new Set(['_PyEval_EvalFrameDefault', 'PyEval_EvalFrameEx'])

/**
 * Puts the frames of Python and of C together, innermost first: each frame of the interpreter's loop gives way to the Python
 * calls that it carried out, from 3.11 on several.
 *
 * Where the two do not match, as in a thread that began before the recorder, all Python calls stand where the loop is met
 * first.
 */
export function framesOf(native: readonly Frame[], python: readonly PythonCall[]): readonly Frame[] {
  if (python.length === 0) return native
  const frames: Frame[] = []
  let next = 0
  for (const frame of native) {
    if (!loops.has(frame.function ?? '')) {
      frames.push(frame)
      continue
    }
    while (next < python.length) {
      const call = python[next++] as PythonCall
      frames.push(pythonFrame(call))
      if (call.isEntry) break
    }
  }
  // The interpreter was not met: stripped of its symbols, or the stack was cut.
  return [...frames, ...python.slice(next).map(pythonFrame)]
}

function pythonFrame({ function: name, file, line }: PythonCall): Frame {
  return { language: 'python', function: name, file, line }
}
