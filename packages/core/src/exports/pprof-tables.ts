import type { FunctionInput, LocationInput, MappingInput, StringTable } from 'pprof-format'
import { frameName, type Frame } from '../snapshots/frame.ts'

/** The tables of a profile, which samples refer to by number; numbers begin with 1. */
export class PprofTables {
  readonly #strings: StringTable
  readonly #mappings = new Map<string, MappingInput>()
  readonly #functions = new Map<string, FunctionInput & { readonly id: number }>()
  readonly #locations = new Map<string, LocationInput & { readonly id: number }>()

  constructor(strings: StringTable) {
    this.#strings = strings
  }

  get written() {
    return {
      mapping: [...this.#mappings.values()],
      function: [...this.#functions.values()],
      location: [...this.#locations.values()],
    }
  }

  /** The number of a frame's location. */
  locate(frame: Frame): number {
    const { line, offset, language } = frame
    // Every location has one: some readers count on it, though the format does not.
    const module = frame.module ?? (language === 'python' ? '[python]' : '[unknown]')
    const functionId = this.#functionOf(frame)
    const key = JSON.stringify([functionId, line, module, frame.function === undefined ? offset : undefined])
    const known = this.#locations.get(key)
    if (known !== undefined) return known.id
    const fresh = {
      id: this.#locations.size + 1,
      mappingId: this.#mappingOf(module),
      line: [{ functionId, ...(line !== undefined && { line }) }],
    }
    this.#locations.set(key, fresh)
    return fresh.id
  }

  #functionOf(frame: Frame): number {
    const { symbol, file = '' } = frame
    const name = frameName(frame)
    const key = JSON.stringify([name, symbol, file])
    const known = this.#functions.get(key)
    if (known !== undefined) return known.id
    const fresh = {
      id: this.#functions.size + 1,
      name: this.#strings.dedup(name),
      systemName: this.#strings.dedup(symbol ?? name),
      filename: this.#strings.dedup(file),
    }
    this.#functions.set(key, fresh)
    return fresh.id
  }

  #mappingOf(module: string): number {
    const known = this.#mappings.get(module)
    if (known?.id !== undefined) return Number(known.id)
    const id = this.#mappings.size + 1
    // Named already: pprof need not look for symbols in a library of this machine, which may be another one.
    const named = { hasFunctions: true, hasFilenames: true, hasLineNumbers: true, hasInlineFrames: true }
    this.#mappings.set(module, { id, filename: this.#strings.dedup(module), ...named })
    return id
  }
}
