import { assetNames } from './asset-names.ts'
import { asset } from './assets.ts'

/** The text of the module that stands for `assets.ts` in a packed package, which has no bundler and no sources. */
export function packedAssets(): string {
  const held = Object.fromEntries(assetNames.map((name) => [name, asset(name)]))
  return `const held = ${JSON.stringify(held)}\nexport function asset(name) {\n  return held[name]\n}\n`
}
