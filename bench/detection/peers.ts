import { mkdir, rename, stat } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { cacheFolder, type Provided, runChild, withTemporaryFolder } from '@plateau/harness'

/** The releases that plateau is compared with, and those of what they rest on that decide what they say. */
export const releases = ['psleak==0.1.6', 'psutil==7.2.2', 'pytest-memray==1.11.0', 'memray==1.20.0', 'pytest==9.2.0']

/** How Python is to be run so that it finds them, and the same lxml as plateau, and nothing of the user's. */
export interface Peers {
  readonly executable: string
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Installs them into plateau's cache, once for each Python; no environment of the user's is touched. */
export async function installPeers({ python, folder }: Provided): Promise<Peers> {
  const place = join(cacheFolder(), 'bench', `${releases.join('+')}-${python.version}`)
  if (!(await exists(place))) await installInto(place, python.executable)
  return {
    executable: python.executable,
    env: {
      PATH: process.env['PATH'],
      // psleak refuses to run without the first and warns without the second; its manual asks for both.
      PYTHONMALLOC: 'malloc',
      PYTHONUNBUFFERED: '1',
      PYTHONNOUSERSITE: '1',
      PYTHONPATH: [place, ...(folder === undefined ? [] : [folder])].join(delimiter),
    },
  }
}

async function installInto(place: string, python: string): Promise<void> {
  const within = join(place, '..')
  await mkdir(within, { recursive: true })
  await withTemporaryFolder(
    async (scratch) => {
      const site = join(scratch, 'site')
      const args = ['install', '--quiet', '--prefer-binary', '--target', site, ...releases]
      await runChild(python, ['-m', 'pip', ...args], { env: { ...process.env, PIP_USER: '0', TMPDIR: scratch } })
      await rename(site, place)
    },
    { within, prefix: '.partial' },
  )
}

async function exists(folder: string): Promise<boolean> {
  return stat(folder).then(
    () => true,
    () => false,
  )
}
