import { fileName } from '../snapshots/frame.ts'
import type { Frame } from '../snapshots/frame.ts'

interface LoadedModule {
  readonly base: number
  readonly size: number
  readonly path: string
}

/**
 * The modules that a log says were loaded (`//    7FFE82300000   1F8000 C:\Windows\SYSTEM32\ntdll.dll`): an address
 * that umdh has not named yet is then a place in one of them.
 */
export class LoadedModules {
  readonly #modules: LoadedModule[] = []

  /** Takes a comment's text if it is about a module. */
  read(comment: string): void {
    const [, base, size, path] = /^\s*([\da-f]{6,16})\s+([\da-f]{3,16})\s+(\S.*)$/i.exec(comment) ?? []
    if (base === undefined || size === undefined || path === undefined) return
    this.#modules.push({ base: Number.parseInt(base, 16), size: Number.parseInt(size, 16), path: path.trim() })
  }

  locate(frame: Frame): Frame {
    const { address } = frame
    if (address === undefined || frame.function !== undefined) return frame
    const module = this.#modules.find(({ base, size }) => address >= base && address < base + size)
    return module === undefined
      ? frame
      : { language: frame.language, module: fileName(module.path), offset: address - module.base }
  }
}
