import type { Versions } from '@plateau/core'

/** `Python 3.11.7, lxml 6.1.3, libxml2 2.14.6`: what is known of them. */
export function versionsInWords({ python, lxml, libxml2 }: Versions): string {
  const known = [`Python ${python}`]
  if (lxml !== undefined) known.push(`lxml ${lxml}`)
  if (libxml2 !== undefined) known.push(`libxml2 ${libxml2}`)
  return known.join(', ')
}
