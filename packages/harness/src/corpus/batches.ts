import type { NextPage } from './corpus-reader.ts'

/** A process that reads a batch takes 0.2 s to begin: so many pages of 5 ms make that worth it. */
const mostPages = 64
/** Scheduler and workers hold whole batches. */
const mostBytes = 4 * 1024 * 1024

/** Pages by the handful, in their order, each handful small enough to be sent in one go. */
export async function* batches(pages: AsyncIterable<NextPage>): AsyncGenerator<readonly NextPage[]> {
  let batch: NextPage[] = []
  let bytes = 0
  for await (const next of pages) {
    const size = next.page.kind === 'page' ? next.page.bytes.length : 0
    if (batch.length === mostPages || (batch.length > 0 && bytes + size > mostBytes)) {
      yield batch
      batch = []
      bytes = 0
    }
    batch.push(next)
    bytes += size
  }
  if (batch.length > 0) yield batch
}

/** The most pages in one batch: it takes no longer than so many pages may. */
export const mostInBatch = mostPages
