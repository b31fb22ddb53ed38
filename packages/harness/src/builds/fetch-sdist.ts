import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { wantedLxml } from '../lxml/wanted-lxml.ts'
import { isWhole } from '../packages/cache-entry.ts'
import { explainFailure } from '../packages/explain-failure.ts'
import { pipFor, runPip } from '../packages/pip.ts'
import { beside, placeEntry } from '../packages/place-entry.ts'
import type { Context } from '../packages/provide-options.ts'
import { cacheFolder } from '../pythons/cache-folder.ts'
import type { Python } from '../pythons/python.ts'
import { provideBuildTools } from './build-tools.ts'
import { readSource, type Source } from './source.ts'

/**
 * Fetches the sdist of a release from the package index into plateau's cache, once.
 *
 * @throws ProvideError where it is not to be had.
 */
export async function fetchSdist(version: string, python: Python, context: Context): Promise<Source> {
  const entries = join(cacheFolder(context.env), 'sources')
  const folder = join(entries, `lxml-${version}`)
  if (!(await isWhole(folder))) {
    const pip = await pipFor(python, wantedLxml, context)
    const own = { executable: python.pip === undefined ? pip.executable : python.executable, target: [] }
    const tools = await provideBuildTools(undefined, python, context)
    context.onProgress?.(`Fetching the source of lxml ${version}`)
    try {
      await beside(entries, async (scratch) => {
        const made = join(scratch, 'source')
        // pip asks setup.py for the release's name, which imports what it builds with.
        const args = ['download', '--no-deps', '--no-build-isolation', '--no-binary', 'lxml', '--dest', made]
        await runPip(own, [...args, `lxml==${version}`], { ...context, scratch, pythonPath: tools })
        await placeEntry(made, folder)
      })
    } catch (error) {
      throw explainFailure(error, { wanted: { ...wantedLxml, name: `the source of lxml ${version}` }, folder: entries })
    }
  }
  const file = (await readdir(folder)).find((name) => !name.endsWith('.json'))
  if (file === undefined) throw new Error(`Expected pip to leave an archive in ${folder}, got none`)
  return await readSource(join(folder, file))
}
