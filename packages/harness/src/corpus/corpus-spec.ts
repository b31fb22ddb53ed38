import type { Subject } from '../subjects/subject.ts'

/** A day of pages takes longer than any clock here: what hangs is ended page by page. */
const cpuSeconds = 2 ** 30

/** The first line that a process is sent which is to read a corpus. */
export function corpusSpec(
  subject: Subject,
  options: { readonly parser: 'html' | 'xml'; readonly memoryBytes: number },
) {
  return JSON.stringify({ do: 'corpus', subject, ...options, cpuSeconds })
}
