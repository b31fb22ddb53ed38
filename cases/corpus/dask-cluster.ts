import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { provideLxml, provideWith, type Python, startChild, temporaryFolder } from '@plateau/harness'

/** The newest release when this was written, in plateau's cache as `--workers` puts it there. */
const dask = ['distributed==2026.8.0', 'dask==2026.8.0']

export interface DaskCluster {
  readonly address: string
  readonly python: Python
  /** Kills one of the workers, as a machine that goes down does. */
  readonly killOne: () => void
}

/** Starts a scheduler and so many workers that have an lxml, as an operator does, and ends them. */
export async function withDaskCluster(
  workers: number,
  lxml: string,
  use: (cluster: DaskCluster) => Promise<void>,
): Promise<void> {
  const { python, folder } = await provideLxml(lxml)
  const { folder: site } = await provideWith(dask, python)
  const scratch = await temporaryFolder()
  const env = {
    ...process.env,
    DASK_TEMPORARY_DIRECTORY: scratch.path,
    PYTHONPATH: [folder, site].filter((entry) => entry !== undefined).join(':'),
  }
  const start = (module: string, args: readonly string[]) =>
    startChild(python.executable, ['-m', module, ...args], { env, stdio: ['ignore', 'ignore', 'pipe'], detached: true })

  const scheduler = start('distributed.cli.dask_scheduler', ['--host', '127.0.0.1', '--port', '0', '--no-dashboard'])
  const children = [scheduler]
  try {
    const address = await said(scheduler, /(tcp:\/\/127\.0\.0\.1:\d+)/)
    const started = Array.from({ length: workers }, () =>
      start('distributed.cli.dask_worker', [address, '--no-nanny', '--nthreads', '1', '--no-dashboard']),
    )
    children.push(...started)
    await Promise.all(started.map(async (worker) => said(worker, /(Registered to)/)))
    await use({ address, python, killOne: () => started[0]?.kill('SIGKILL') })
  } finally {
    for (const child of children) child.kill('SIGKILL')
    await Promise.all(children.map(async (child) => child.exitCode ?? child.signalCode ?? once(child, 'exit')))
    await scratch.cleanup()
  }
}

/** Waits until a process says something on standard error, and returns what the expression finds in it. */
async function said(child: ReturnType<typeof startChild>, expected: RegExp): Promise<string> {
  const heard: string[] = []
  if (child.stderr === null) throw new Error('Expected a child with pipes')
  for await (const line of createInterface({ input: child.stderr })) {
    heard.push(line)
    const [, found] = expected.exec(line) ?? []
    if (found !== undefined) {
      child.stderr.resume()
      return found
    }
  }
  throw new Error(`Expected ${expected} from Dask, got:\n${heard.join('\n')}`)
}
