import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/** Where Python finds the subjects. */
export const path: readonly string[] = ['python', '../cases/python'].map((folder) =>
  fileURLToPath(new URL(`../${folder}`, import.meta.url)),
)

/** On Python's path, it has them imported when Python starts. */
export const imported = fileURLToPath(new URL('../python/imported', import.meta.url))

/** What a tool is asked about, and what is true of it. */
export type Planted =
  | { readonly truth: 'leak'; readonly key: string; readonly every: number; readonly call: (phase: number) => string }
  | { readonly truth: 'cache'; readonly key: string; readonly capacity: number; readonly call: () => string }
  | { readonly truth: 'healthy'; readonly key: string; readonly call: () => string }

const sizes = { '24B': 24, '1kB': 1000, '100kB': 100_000, '1MB': 1_000_000 } as const

/** Leaks of memory, leaks of names, caches of stated capacity, and callables that hold nothing. */
export async function subjects(): Promise<readonly Planted[]> {
  return [...leaks(), ...names(), ...(await caches()), ...(await healthy())]
}

/** The same leak from Python's own allocator, which is all that a tool that hooks allocators can see of it. */
export function seenByPython(call: string): string {
  return call.replace('leaks:malloc_', 'leaks:pymem_')
}

function leaks(): readonly Planted[] {
  return Object.entries(sizes).flatMap(([label, size]) =>
    [1, 10, 100, 1000].map(
      (every): Planted => ({
        truth: 'leak',
        key: `${label}/${every}`,
        every,
        call: (phase) => `leaks:malloc_${size}_every_${every}_from_${phase}`,
      }),
    ),
  )
}

function names(): readonly Planted[] {
  return [1, 2, 10, 100].map(
    (every): Planted => ({
      truth: 'leak',
      key: `name/${every}`,
      every,
      call: (phase) => `leaks:name_every_${every}_from_${phase}`,
    }),
  )
}

async function caches(): Promise<readonly Planted[]> {
  const source = await readFile(new URL('../python/caches.py', import.meta.url), 'utf8')
  return [...source.matchAll(/^(?:def )?([a-z]\w*_of_(\d+))\b/gm)].map(
    ([, name = '', capacity]): Planted => ({
      truth: 'cache',
      key: name,
      capacity: Number(capacity),
      call: () => `caches:${name}`,
    }),
  )
}

async function healthy(): Promise<readonly Planted[]> {
  const source = await readFile(new URL('../../cases/python/ordinary.py', import.meta.url), 'utf8')
  return [...source.matchAll(/^def (\w+)\(\)/gm)].map(
    ([, name = '']): Planted => ({ truth: 'healthy', key: name, call: () => `ordinary:${name}` }),
  )
}
