import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { visible } from '../children/visible.ts'
import { ProvideError } from '../provide-error.ts'
import { cacheFolder } from '../pythons/cache-folder.ts'
import type { Python } from '../pythons/python.ts'
import { UsageError } from '../usage-error.ts'
import { entryKey, isWhole } from './cache-entry.ts'
import { distributionsIn } from './distributions.ts'
import { install, type Installed } from './install.ts'
import type { ProvideOptions } from './provide-options.ts'
import { requirement } from './requirement.ts'

/**
 * Provides what requirements name and what that depends on, in one folder of plateau's cache. The same requirements give
 * the same folder again, whatever the index has by then: runs stay comparable.
 *
 * @throws UsageError where that interpreter cannot have it.
 * @throws ProvideError where this machine lacks what it takes: pip, the index, room on the disk.
 * @throws what `signal` was aborted with.
 */
export async function provideWith(
  requirements: readonly string[],
  python: Python,
  options: Omit<ProvideOptions, 'python'> = {},
): Promise<Installed> {
  const context = { ...options, env: options.env ?? process.env }
  const wanted = [...new Set(requirements.map(requirement))].toSorted()
  const entries = join(cacheFolder(context.env), 'with')
  const folder = join(entries, nameOf(wanted), entryKey(python))
  if (await isWhole(folder)) return { folder, distributions: await distributionsIn(folder) }

  const name = wanted.map(visible).join(', ')
  context.onProgress?.(`Installing ${name} for Python ${python.version}`)
  return await install(wanted, python, {
    ...context,
    wanted: { name, instead: 'name a folder that has it with --path' },
    entries,
    place: () => folder,
    dependencies: true,
    imports: [],
  }).catch((error: unknown) => {
    throw refused(error, name, python)
  })
}

function nameOf(requirements: readonly string[]): string {
  return createHash('sha256').update(requirements.join('\n')).digest('hex').slice(0, 32)
}

/** What pip refuses by name was asked for wrongly; all else is as it was. */
function refused(error: unknown, name: string, python: Python): unknown {
  if (!(error instanceof ProvideError) || error.failure.kind !== 'pip failed') return error
  const { stderr } = error.failure
  const expected = refusals.find(({ said }) => said.test(stderr))?.expected
  if (expected === undefined) return error
  const [, ...evidence] = error.message.split('\n')
  const who = `Python ${python.version}`
  return new UsageError([`Expected --with to name ${expected(who)}, got ${name}`, ...evidence].join('\n'), {
    cause: error,
  })
}

/** As every pip from 18.1 to 24.2 words it. */
const refusals: readonly { readonly said: RegExp; readonly expected: (who: string) => string }[] = [
  { said: /Invalid requirement/, expected: () => 'requirements such as selectolax==0.3.34' },
  { said: /conflicting dependencies|ResolutionImpossible/, expected: (who) => `what ${who} can have together` },
  { said: /No matching distribution found/, expected: (who) => `a wheel that ${who} can have` },
]
