/** What is read of a `package.json`. */
export interface Manifest {
  readonly version: string
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>
  readonly dependencies?: Readonly<Record<string, string>>
  readonly [field: string]: unknown
}

/** The exports of one package as those of all four in one: `@plateau/core` is `plateau/core`. */
export function exportsOf(name: string, { exports }: Manifest): Manifest['exports'] {
  const own = (file: string) => (file === './package.json' ? file : file.replace('.', `./packages/${name}`))
  return Object.fromEntries(
    Object.entries(exports).map(([path, target]) => [
      name === 'plateau' || path.startsWith('./schemas/') ? path : path.replace('.', `./${name}`),
      typeof target === 'string' ? own(target) : withoutSource(target, own),
    ]),
  )
}

/** The built module that each export stands for. */
export function entriesOf({ exports }: Manifest): string[] {
  return Object.values(exports).flatMap((target) => (typeof target === 'string' ? [] : (target['default'] ?? [])))
}

function withoutSource(
  target: Readonly<Record<string, string>>,
  own: (file: string) => string,
): Readonly<Record<string, string>> {
  const conditions = Object.entries(target).filter(([condition]) => condition !== 'plateau-source')
  return Object.fromEntries(conditions.map(([condition, file]) => [condition, own(file)]))
}
