import { choosePython, ProvideError, Probe, provideRecorder, type RecorderName } from '@plateau/harness'
import { beforeEach } from 'vitest'

/** Skips the tests of this `describe` block, with the reason, where a recorder would have to be installed by hand. */
export function needsRecorder(name: RecorderName): void {
  let why: Promise<string | undefined> | undefined
  beforeEach(async ({ skip }) => {
    why ??= whyNot(name)
    const reason = await why
    skip(reason !== undefined, reason)
  })
}

const reasons: ReadonlySet<string> = new Set(['no heaptrack', 'heaptrack unfit'])

async function whyNot(name: RecorderName): Promise<string | undefined> {
  const { executable } = await choosePython(undefined)
  const probe = await Probe.start(executable, { pythonPath: [], lanes: 1 })
  try {
    await provideRecorder(probe, { asked: name })
    return undefined
  } catch (error) {
    if (error instanceof ProvideError && reasons.has(error.failure.kind)) return error.message
    throw error
  } finally {
    await probe.close()
  }
}
