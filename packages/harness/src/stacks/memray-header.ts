import { RecordingError } from './recording-error.ts'

/** Of record_writer.cpp in memray 1.20, whose files begin with it. */
export const memrayFormat = 13
const magic = Buffer.from('memray\0')
/** The format, PY_VERSION_HEX, whether native stacks are there, which kind of file it is, and four counts and times. */
const fixed = magic.length + 4 + 4 + 1 + 1 + 32
/** The process, its main thread, frames to leave out, and three bytes of settings. */
const afterCommand = 4 + 8 + 8 + 3
/** The record that comes first tells that the list of libraries begins. */
const libraries = 0x06

/**
 * Reads the header of a stream, or nothing where it is not all there yet.
 *
 * @throws RecordingError where it is none of that format.
 */
export function memrayHeader(found: Buffer): { readonly length: number; readonly pythonVersion: number } | undefined {
  if (found.length < fixed) return undefined
  const format = found.readInt32LE(magic.length)
  if (!found.subarray(0, magic.length).equals(magic) || format !== memrayFormat) {
    throw new RecordingError(`Expected memray's format ${memrayFormat}, got ${format}`)
  }
  const command = found.indexOf(0, fixed)
  if (command < 0) return undefined
  const standardLibrary = found.indexOf(0, command + 1 + afterCommand)
  if (standardLibrary < 0) return undefined
  let at = standardLibrary + 1
  // Where packages are, and where modules were looked for: two lists, each with an empty text at its end.
  for (let lists = 0; lists < 2; ) {
    const end = found.indexOf(0, at)
    if (end < 0) return undefined
    if (end === at) lists += 1
    at = end + 1
  }
  if (found.length === at) return undefined
  if (found[at] !== libraries) {
    throw new RecordingError(`Expected memray's list of libraries at byte ${at}, got a record of kind ${found[at]}`)
  }
  return { length: at, pythonVersion: found.readUInt32LE(magic.length + 4) }
}
