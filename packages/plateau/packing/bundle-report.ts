import { cpSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { packedAssets } from '../../report/src/html/packed-assets.ts'
import { entriesOf, type Manifest } from './exports-of.ts'

/**
 * Writes the report package with its charting library in it: what is used of that is a hundredth of the 60 MB that it
 * would be as a dependency.
 */
export async function bundleReport(folder: string, staged: string): Promise<void> {
  const manifest = createRequire(import.meta.url)(join(folder, 'package.json')) as Manifest
  await build({
    absWorkingDir: folder,
    entryPoints: entriesOf(manifest),
    outbase: 'dist',
    outdir: join(staged, 'dist'),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    conditions: ['import'],
    external: Object.keys(manifest.dependencies ?? {}).filter((name) => name !== 'echarts'),
    legalComments: 'inline',
    plugins: [assetsInside],
  })
  for (const name of ['echarts', 'zrender']) copyLicence(folder, staged, name)
}

/** The checkout bundles what a browser is given whenever it is asked for, a package holds it. */
const assetsInside: Plugin = {
  name: 'assets-inside',
  setup: (building) => {
    building.onLoad({ filter: /[/\\]html[/\\]assets\.js$/ }, () => ({ contents: packedAssets() }))
  },
}

function copyLicence(folder: string, staged: string, name: string): void {
  const echarts = createRequire(join(folder, 'package.json')).resolve('echarts/package.json')
  const found = createRequire(echarts).resolve(`${name}/package.json`)
  mkdirSync(join(staged, 'licences'), { recursive: true })
  cpSync(join(dirname(found), 'LICENSE'), join(staged, 'licences', name))
}
