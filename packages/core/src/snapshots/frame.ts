import { formatOffset } from './format-offset.ts'

/**
 * One frame of a call stack. What is unknown is absent: a frame that could not be named has its module and the offset
 * in it, never the name of a neighbour.
 */
export interface Frame {
  readonly language: 'native' | 'python'
  /** As a reader knows it: `xmlDictLookup`, `lxml.etree._parseDoc`. */
  readonly function?: string
  /** As the linker knows it, where that differs: `__pyx_f_4lxml_5etree__parseDoc`, `htmlParseName.isra.0`. */
  readonly symbol?: string
  readonly file?: string
  readonly line?: number
  /** The library's file, or its name where that is all that is known: `etree.cpython-311-x86_64-linux-gnu.so`. */
  readonly module?: string
  /** Bytes from the start of the function, or of the module where there is no function. */
  readonly offset?: number
  /** Only where nothing else is known: it says nothing about another process. */
  readonly address?: number
}

/**
 * Names a frame in one word: its function, or the module and the offset in it, or its address.
 *
 * @example
 * ```ts
 * import { frameName } from '@plateau/core'
 *
 * console.log(frameName({ language: 'native', module: '/usr/lib/etree.so', offset: 0x1234 })) // etree.so+0x1234
 * ```
 */
export function frameName({ function: name, module, offset, address }: Frame): string {
  if (name !== undefined) return name
  if (module !== undefined) return `${moduleName(module)}${offset === undefined ? '' : `+${formatOffset(offset)}`}`
  return address === undefined ? 'unknown' : formatOffset(address)
}

/** A library by its name, without its folder and the interpreter that it was built for: `etree.so`. */
export function moduleName(module: string): string {
  return fileName(module).replace(/\.(?:cpython-[\w-]+|cp\d+-\w+|abi3)(?=\.(?:so|pyd)$)/, '')
}

/** The last part of a path of Linux, macOS or Windows. */
export function fileName(path: string): string {
  return /[^/\\]+$/.exec(path)?.[0] ?? path
}
