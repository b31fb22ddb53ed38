import type { Versions } from '@plateau/core'

/** `Python 3.11.7, lxml 6.1.3, libxml2 2.14.6`: what is known of them, and what a callable was given beside them. */
export function versionsInWords({ python, lxml, libxml2, with: given = {} }: Versions): string {
  const known = [`Python ${python}`]
  if (lxml !== undefined) known.push(`lxml ${lxml}`)
  if (libxml2 !== undefined) known.push(`libxml2 ${libxml2}`)
  known.push(...Object.entries(given).map(([name, version]) => `${name} ${version}`))
  return known.join(', ')
}
