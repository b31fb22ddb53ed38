import type { Frame } from '../snapshots/frame.ts'

/** `etree!xmlDictLookup+0000025E (dict.c, 870)`; a module without symbols is `etree!+0002A4F0`, one unknown `<unknown>!`. */
const inModule =
  /^(?:(?:0x)?[\da-f]{6,16}:?\s+)?([^!\t]+)!(.*?)(?:\+(?:0x)?([\da-f]+))?(?:\s*\(([^()]+)[,@]\s*(\d+)\))?$/i
/** An address alone: a log that was not compared yet, or a frame in no module. */
const bare = /^(?:0x)?([\da-f]{5,16})$/i
const elided = /^(?:\.\.\.|\?\?\?)$/

/** Reads one line of a stack, or nothing where it is none. */
export function frameLine(line: string): Frame | undefined {
  const text = line.trim()
  if (elided.test(text)) return { language: 'native' }
  const [, address] = bare.exec(text) ?? []
  if (address !== undefined) return { language: 'native', address: Number.parseInt(address, 16) }
  const found = inModule.exec(text)
  if (found === null) return undefined
  const [, module = '', name = '', offset, file, number] = found
  const known = { name: name.trim(), module: module.trim() }
  if (known.module === '') return undefined
  return {
    language: known.module === pythonModule ? 'python' : 'native',
    ...(!unnamed.test(known.name) && { function: known.name }),
    ...(!unnamed.test(known.module) && known.module !== pythonModule && { module: known.module }),
    ...(offset !== undefined && { offset: Number.parseInt(offset, 16) }),
    ...(file !== undefined && { file: file.trim() }),
    ...(number !== undefined && { line: Number(number) }),
  }
}

/** What stands for the module where plateau prints a frame of Python as umdh would. */
export const pythonModule = 'python'

const unnamed = /^(?:|<[^>]*>|\?+)$/
