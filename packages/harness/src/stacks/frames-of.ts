import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Frame } from '@plateau/core'
import type { PythonCall } from './recording.ts'

/** CPython's loop, as it was called until 3.5 and since: a frame of it stands for calls of Python functions. */
const loops = new Set(['_PyEval_EvalFrameDefault', 'PyEval_EvalFrameEx'])
/** What calls the subject is plateau's own, down to the process's first function, and the same under every stack. */
const probe = fileURLToPath(new URL('../../python/plateau_probe/', import.meta.url))
const interpreter = /^(?:libpython[\d.]+\w*\.so.*|python[\d.]*\w*|libc\.so\.6|libc-[\d.]+\.so)$/

/**
 * Puts the frames of Python and of C together, innermost first: each frame of the interpreter's loop gives way to the Python
 * calls that it carried out, from 3.11 on several. What is plateau's own is left out.
 *
 * Without Python's calls, which heaptrack does not know, the interpreter's own frames around the subject say nothing: of
 * those at the end, the innermost stays.
 */
export function framesOf(native: readonly Frame[], python: readonly PythonCall[]): readonly Frame[] {
  if (python.length === 0) return withoutInterpreter(native)
  const frames = interleaved(native, python)
  const own = frames.findIndex(({ language, file }) => language === 'python' && file?.startsWith(probe) === true)
  return own <= 0 ? frames : frames.slice(0, own)
}

/** Where the loop is never met, stripped of its name or cut off, the calls come last. */
function interleaved(native: readonly Frame[], python: readonly PythonCall[]): readonly Frame[] {
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
  return [...frames, ...python.slice(next).map(pythonFrame)]
}

function withoutInterpreter(native: readonly Frame[]): readonly Frame[] {
  const last = native.findLastIndex(({ module = '' }) => !interpreter.test(basename(module)))
  return last < 0 ? native : native.slice(0, last + 2)
}

function pythonFrame({ function: name, file, line }: PythonCall): Frame {
  return { language: 'python', function: name, file, line }
}
