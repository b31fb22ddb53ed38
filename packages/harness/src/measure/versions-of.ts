import type { Versions } from '@plateau/core'
import type { Probe } from '../probe/probe.ts'

/** The Python, lxml and libxml2 of a probe, and what it was given beside them, as a result names them. */
export function versionsOf({ facts: { python, lxml, libxml2 }, asked, with: given }: Probe): Versions {
  // The lxml that is imported has a field of its own: it need not be the one that a requirement brought.
  const others = Object.entries(given).filter(([name]) => name !== 'lxml')
  return {
    python,
    ...(lxml !== undefined && { lxml }),
    ...(libxml2 !== undefined && { libxml2 }),
    ...(asked !== undefined && { asked }),
    ...(others.length > 0 && { with: Object.fromEntries(others) }),
  }
}
