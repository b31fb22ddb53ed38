import type { Python } from '../pythons/python.ts'

/**
 * The platform tags of wheels that an interpreter can load, for pip's `--platform`, the most demanding first (PEP 425, 513,
 * 571, 599, 600, 656; macOS as in packaging's `mac_platforms`).
 */
export function wheelPlatforms(python: Python): readonly string[] {
  const [system = '', ...rest] = python.platform.split('-')
  const machine = rest.at(-1) ?? ''
  if (system === 'linux') return [...linux(python.libc ?? '', machine), `linux_${machine}`]
  if (system === 'macosx') return macos(rest[0] ?? '', machine)
  return [python.platform.replaceAll(/[-.]/g, '_')]
}

function linux(libc: string, machine: string): readonly string[] {
  const [name, version = ''] = libc.split(' ')
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (name === 'musl') return countDown(minor, 0).map((n) => `musllinux_${major}_${n}_${machine}`)
  if (name !== 'glibc') return []
  // PEP 571 made manylinux2010 for Intel only; glibc 2.17 was the first that manylinux knew elsewhere.
  const oldest = machine === 'x86_64' || machine === 'i686' ? 5 : 17
  return countDown(minor, oldest).flatMap((n) => [
    `manylinux_${major}_${n}_${machine}`,
    ...(legacyNames.get(n) ?? []).map((legacy) => `${legacy}_${machine}`),
  ])
}

/** What PEP 600 calls the platforms that had a name before it. */
const legacyNames = new Map([
  [5, ['manylinux1']],
  [12, ['manylinux2010']],
  [17, ['manylinux2014']],
])

function macos(version: string, machine: string): readonly string[] {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const formats = machine === 'x86_64' ? ['x86_64', 'intel', 'universal2', 'universal'] : [machine, 'universal2']
  const modern = countDown(major === 10 ? 0 : major, 11).map((n) => `${n}_0`)
  const early = machine === 'x86_64' ? countDown(major === 10 ? minor : 16, 4).map((n) => `10_${n}`) : []
  return [...modern, ...early].flatMap((release) => formats.map((format) => `macosx_${release}_${format}`))
}

function countDown(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, from - to + 1) }, (_, i) => from - i)
}
