import { readdir } from 'node:fs/promises'

/** Exact versions by the name of the distribution, as the index writes it: `{ 'typing-extensions': '4.16.0' }`. */
export type Distributions = Readonly<Record<string, string>>

/** What pip installed into a folder, by the metadata that each distribution leaves there (PEP 376, names as in PEP 503). */
export async function distributionsIn(folder: string): Promise<Distributions> {
  const found = (await readdir(folder)).flatMap((entry) => {
    const [, name, version] = /^([^-]+)-(.+)\.dist-info$/.exec(entry) ?? []
    return name === undefined || version === undefined ? [] : [[normalised(name), version] as const]
  })
  return Object.fromEntries(found.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

function normalised(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.]+/g, '-')
}
