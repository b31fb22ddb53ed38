import type { Frame } from '@plateau/core'
import { linesOf, type InlinedAt } from './address-lines.ts'
import { type ElfSymbols, elfSymbols } from './elf-symbols.ts'
import type { Module } from './recording.ts'

export interface Named {
  /** What each return address stands for, innermost first: several where the compiler put functions into one another. */
  readonly frames: ReadonlyMap<number, readonly Frame[]>
  /** Whether lines are missing that addr2line could have told. */
  readonly lacksLines: boolean
}

/** Names return addresses by the libraries that they are in. */
export async function nameAddresses(
  addresses: Iterable<number>,
  modules: readonly Module[],
  signal?: AbortSignal,
): Promise<Named> {
  const frames = new Map<number, readonly Frame[]>()
  const byModule = new Map<Module, number[]>()
  const sorted = modules.toSorted((a, b) => a.start - b.start)
  for (const address of addresses) {
    // The call is before the address that it returns to, which may be another function's.
    const module = moduleAt(sorted, address - 1)
    if (module === undefined) frames.set(address, [{ language: 'native', address }])
    else byModule.set(module, [...(byModule.get(module) ?? []), address])
  }
  let lacksLines = false
  for (const [{ file, base }, returns] of byModule) {
    const symbols = await elfSymbols(file).catch(() => undefined)
    const calls = returns.map((address) => address - 1 - base)
    const lines = symbols?.hasLines === true ? await linesOf(file, calls, signal) : new Map()
    if (lines === undefined) lacksLines = true
    for (const [index, address] of returns.entries()) {
      const call = calls[index] as number
      frames.set(address, framesAt(call, { file, symbols, lines: lines?.get(call) ?? [] }))
    }
  }
  return { frames, lacksLines }
}

function framesAt(
  call: number,
  known: { readonly file: string; readonly symbols: ElfSymbols | undefined; readonly lines: readonly InlinedAt[] },
): readonly Frame[] {
  const symbol = known.symbols?.at(call)
  const native = { language: 'native', module: known.file } as const
  if (symbol === undefined) return [{ ...native, offset: call }]
  const outermost = known.lines.at(-1)
  const inlined = known.lines
    .slice(0, -1)
    .flatMap(({ function: name, ...place }) => (name === undefined ? [] : [{ ...native, function: name, ...place }]))
  // The symbol table's name: debug information names one function where several were merged or split.
  const { function: _, ...place } = outermost ?? {}
  return [...inlined, { ...native, function: symbol.name, offset: call - symbol.start, ...place }]
}

function moduleAt(sorted: readonly Module[], address: number): Module | undefined {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as Module).start <= address) low = middle + 1
    else high = middle
  }
  const found = sorted[low - 1]
  return found !== undefined && address < found.end ? found : undefined
}
