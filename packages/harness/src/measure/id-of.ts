import type { Run } from '@plateau/core'

type Identity = Pick<Run, 'page' | 'subject' | 'versions' | 'variation' | 'freshPerInput'>

/** Names what was measured in one line, the same for any two runs that can be compared. */
export function idOf({ page, subject, versions, variation, freshPerInput }: Identity): string {
  const python = `python-${versions.python}`
  const input = `${page} ${variation}${freshPerInput > 0 ? `:${freshPerInput}` : ''}`
  if (subject.kind === 'callable') return `${input} ${subject.call} ${python}`
  const options = Object.entries(subject.options)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => ` ${name}=${value}`)
    .join('')
  const { parser, entry, as, lifetime } = subject
  return `${input} ${parser}${options} ${entry} ${as} ${lifetime} lxml-${versions.lxml ?? 'none'} ${python}`
}
