import type { Versions } from '@plateau/core'
import type { Probe } from '../probe/probe.ts'

/** The Python, lxml and libxml2 of a probe, as a result names them. */
export function versionsOf({ facts: { python, lxml, libxml2 }, asked }: Probe): Versions {
  return {
    python,
    ...(lxml !== undefined && { lxml }),
    ...(libxml2 !== undefined && { libxml2 }),
    ...(asked !== undefined && { asked }),
  }
}
