import { buildSync } from 'esbuild'
import type { AssetName } from './asset-names.ts'

/**
 * Gives a script or a style as it stands in the report, in one piece.
 *
 * From a checkout it is bundled when it is asked for. When the package is packed, this module is replaced by one that
 * holds what it gave: see `packedAssets`.
 */
export function asset(name: AssetName): string {
  const made = bundled.get(name) ?? bundle(name)
  bundled.set(name, made)
  return made
}

/** Sources do not change while a process runs. */
const bundled = new Map<AssetName, string>()

function bundle(name: AssetName): string {
  const [output] = buildSync({
    // Compiled or not, the browser's sources are where they were written.
    absWorkingDir: `${import.meta.dirname}/../../src/html`,
    entryPoints: [`client/${name}`],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    // A script element may hold no `</script`: esbuild writes it as `<\/script` unless the output is for something else.
    platform: 'browser',
    target: 'es2022',
    charset: 'utf8',
    conditions: ['plateau-source'],
    legalComments: 'inline',
  }).outputFiles
  return (output?.text ?? '').trimEnd()
}
