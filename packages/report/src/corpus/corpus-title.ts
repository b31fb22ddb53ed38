import type { Corpus } from '@plateau/core'
import { subjectInWords } from '../words/subject.ts'

/** What was measured: `lxml 6.1.3, lxml.etree.fromstring(bytes) with one HTMLParser() for all pages`. */
export function corpusTitle({ subject, versions: { lxml, asked } }: Corpus): string {
  const release = asked ?? lxml
  return `${release === undefined ? '' : `lxml ${release}, `}${subjectInWords(subject)}`
}
