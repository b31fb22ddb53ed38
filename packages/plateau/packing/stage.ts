/**
 * Lays out what `pnpm pack` packs: the four packages as one, arranged as in the checkout, so that whatever finds a file
 * beside itself finds it there too.
 *
 * One tarball, because then nothing has to be published for it to be installed, by any package manager.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleReport } from './bundle-report.ts'
import { exportsOf, type Manifest } from './exports-of.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const staged = join(root, 'packages/plateau/dist/packed')
const names = ['core', 'harness', 'report', 'plateau']
/** Tests, what only they import, and what the report has in one piece for a browser. */
const notPacked = /\.(?:test|case)\.ts$|(?:^|\/)(?:samples|examples-under-check)\/|^html\/client\//
/** In the report's own files, where it is a hundredth of what it would be as a dependency. */
const inside = 'echarts'

rmSync(staged, { recursive: true, force: true })
for (const name of names) stageBuilt(name, name === 'report' ? ['.d.ts'] : ['.d.ts', '.js'])
await bundleReport(join(root, 'packages/report'), join(staged, 'packages/report'))
for (const folder of ['packages/core/schemas', 'packages/harness/python', 'packages/plateau/bin', 'fixtures', 'docs']) {
  stageFolder(folder)
}
for (const file of ['README.md', 'CHANGELOG.md', 'LICENSE']) cpSync(join(root, file), join(staged, file))
referAsOnePackage()
writeFileSync(join(staged, 'package.json'), `${JSON.stringify(stagedManifest(), undefined, 2)}\n`)

/** What was built of the sources that are there now; what a source that is gone has left in `dist` stays behind. */
function stageBuilt(name: string, endings: readonly string[]): void {
  for (const file of filesIn(join(root, 'packages', name, 'src'))) {
    if (!file.endsWith('.ts') || notPacked.test(file)) continue
    for (const ending of endings) {
      const built = join('packages', name, 'dist', file.replace(/\.ts$/, ending))
      mkdirSync(dirname(join(staged, built)), { recursive: true })
      cpSync(join(root, built), join(staged, built))
    }
  }
}

function stageFolder(folder: string): void {
  cpSync(join(root, folder), join(staged, folder), {
    recursive: true,
    filter: (path) => !/__pycache__|\.py[co]$/.test(path),
  })
}

/** A package refers to itself by its name; sources are not packed, so neither are the maps to them. */
function referAsOnePackage(): void {
  for (const file of filesIn(staged).filter((each) => /\.(?:js|d\.ts)$/.test(each))) {
    const text = readFileSync(join(staged, file), 'utf8')
    const referring = text.replaceAll(/(?<=["'])@plateau\/(?=[a-z/]+["'])/g, 'plateau/')
    writeFileSync(join(staged, file), referring.replaceAll(/^\/\/# sourceMappingURL=.*$/gm, ''))
  }
}

function stagedManifest(): Manifest {
  const { publishConfig: _, scripts: __, devDependencies: ___, ...manifest } = manifestOf('plateau')
  return {
    ...manifest,
    bin: { plateau: './packages/plateau/bin/plateau.js' },
    files: ['docs', 'fixtures', 'packages'],
    exports: merged(names.toReversed().map((name) => exportsOf(name, manifestOf(name)))),
    dependencies: merged(names.map(dependenciesOf)),
  }
}

/** With the versions that are installed here, which are the catalog's: another package manager has no catalog. */
function dependenciesOf(name: string): Record<string, string> {
  const folder = join(root, 'packages', name)
  const outside = Object.keys(manifestOf(name).dependencies ?? {}).filter(
    (each) => !each.startsWith('@plateau/') && each !== inside,
  )
  return Object.fromEntries(outside.map((each) => [each, manifestIn(join(folder, 'node_modules', each)).version]))
}

function manifestOf(name: string): Manifest {
  return manifestIn(join(root, 'packages', name))
}

function manifestIn(folder: string): Manifest {
  return createRequire(import.meta.url)(join(folder, 'package.json')) as Manifest
}

function merged<Value>(each: readonly Readonly<Record<string, Value>>[]): Record<string, Value> {
  return Object.fromEntries(each.flatMap((some) => Object.entries(some)))
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
}
