import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { judgeWatched, type WatchJudgement } from '@plateau/core'
import { WatchLog, withTemporaryFolder } from '@plateau/harness'
import { describe, expect, test } from 'vitest'
import { plateau } from '../command/as-a-user.ts'
import { needsPython, tried, withWorker } from './workers.ts'

describe.for(tried)('on Python %s with lxml %s', ([version, lxml]) => {
  test.for([
    ['parses pages with fresh names', 'names', 'names'],
    ['fills a list', 'list', 'objects'],
  ] as const)('a worker that %s is told from its file', async ([, what, kind], { skip, signal }) => {
    const python = needsPython(version, skip)

    const judgement = await withTemporaryFolder(async (folder) => {
      const file = join(folder, 'growth.jsonl')
      return await withWorker(what, { python, lxml, signal, file }, () => untilGrowing(file, signal))
    })

    expect(judgement.verdict).toMatchObject({ kind })
    // The figures are the worker's own: each page adds twenty names, or none.
    const [main] = judgement.threads
    expect(main).toMatchObject({ name: 'MainThread', isRead: true })
    const more = (main?.last ?? 0) - (main?.first ?? 0)
    expect(more % 20).toBe(0)
    expect(more > 0).toBe(what === 'names')
  })
})

test('plateau watch says what grows in one sentence first, then what that is and what to do', async ({
  skip,
  signal,
}) => {
  const [version, lxml] = tried[2]
  const python = needsPython(version, skip)
  await withTemporaryFolder(async (folder) => {
    const file = join(folder, 'growth.jsonl')
    await withWorker('names', { python, lxml, signal, file }, () => untilGrowing(file, signal))

    const { code, stdout, stderr } = await plateau(['watch', 'growth.jsonl'], { cwd: folder, signal })

    const words = stdout.replaceAll(/\s+/g, ' ')
    expect(words).toMatch(
      /^process \d+: lxml's names grow: MainThread keeps [\d,]+, [\d,]+ more than [\d.]+ m?s before/,
    )
    expect(words).toMatch(/it is a vocabulary: .* do bound it by name/)
    expect(words).toMatch(/ resident [\d.]+ MB .* cost [\d.]+% of the time/)
    expect(stderr).toBe('')
    expect(code).toBe(1)
  })
})

/** Judges what a worker writes over and over, until something grows. */
async function untilGrowing(file: string, signal: AbortSignal): Promise<WatchJudgement> {
  const log = new WatchLog(file)
  for (;;) {
    const { processes } = await log.read()
    const judgement = judgeWatched(processes.at(-1) ?? { readings: [] })
    if (judgement.verdict.kind !== 'undecided' && judgement.verdict.kind !== 'nothing') return judgement
    await setTimeout(50, undefined, { signal })
  }
}
