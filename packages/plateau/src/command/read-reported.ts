import { createReadStream } from 'node:fs'
import { linesOf, readSnapshotFile, type Result, type Run, type SnapshotPairs } from '@plateau/core'
import { UsageError } from '@plateau/harness'
import { isManyRuns, type Reported, thinnedRun } from '@plateau/report/html'
import { whereTyped } from './where-typed.ts'

/**
 * Reads results of `run`, `map`, `compare` and `bisect`, and pairs of snapshots, as they were written with `--json`.
 *
 * A run stands on a line of its own there, and is read and thinned as it comes: a map of thousands of runs is more than
 * one text can hold. A file that somebody laid out anew is read as a whole.
 *
 * @throws UsageError naming the file, and what is not understood.
 */
export async function readReported(files: readonly string[]): Promise<Reported> {
  const results: Result[] = []
  const pairs: SnapshotPairs[] = []
  for (const file of files) {
    try {
      const { rest, runs } = await readLines(whereTyped(file))
      const read = understood(rest, runs)
      if (read.schema === 'plateau.result/1') results.push(read)
      else pairs.push(read)
    } catch (cause) {
      throw new UsageError(`Cannot read ${file}: ${(cause as Error).message}`, { cause })
    }
  }
  return { results, pairs }
}

interface Lines {
  /** The file without the runs that stand on lines of their own. */
  readonly rest: string
  readonly runs: readonly Run[]
}

async function readLines(path: string): Promise<Lines> {
  const rest: string[] = []
  let runs: Run[] = []
  let isAmongRuns = false
  for await (const lines of linesOf(createReadStream(path))) {
    for (const { text: line } of lines) {
      const [, run] = isAmongRuns ? (/^ {4}(\{.*\}),?$/s.exec(line) ?? []) : []
      if (run === undefined) {
        rest.push(line)
        isAmongRuns = line === '  "runs": [' || (isAmongRuns && line.startsWith('    '))
        continue
      }
      const read = asRun(JSON.parse(run), runs.length)
      if (runs.length > 0 && !isManyRuns(runs.length) && isManyRuns(runs.length + 1)) runs = runs.map(thinnedRun)
      runs.push(isManyRuns(runs.length + 1) ? thinnedRun(read) : read)
    }
  }
  return { rest: rest.join('\n'), runs }
}

function understood(rest: string, runs: readonly Run[]): Result | SnapshotPairs {
  const file = JSON.parse(rest.replace(/^\uFEFF/, '')) as Partial<Result> | null
  if (file?.schema !== 'plateau.result/1') {
    const { schema } = (file ?? {}) as { readonly schema?: unknown }
    if (schema !== 'plateau.snapshots/1') {
      throw new RangeError(
        `Expected what run, map, compare, stacks or diff write with --json, got ${JSON.stringify(schema) ?? 'no schema'}`,
      )
    }
    return readSnapshotFile(rest) as SnapshotPairs
  }
  if (!Array.isArray(file.runs)) throw new RangeError('Expected runs to be a list, got none')
  const all = [...runs, ...file.runs.map(asRun)]
  return { ...(file as Result), runs: isManyRuns(all.length) ? all.map(thinnedRun) : all }
}

/** What the page reads of every run; `result.schema.json` describes the rest. */
const required = ['id', 'page', 'subject', 'versions', 'variation', 'gauges', 'health', 'outcome'] as const

function asRun(value: unknown, index: number): Run {
  if (typeof value !== 'object' || value === null) throw new RangeError(`Expected runs[${index}] to be an object`)
  const missing = required.find((name) => !Object.hasOwn(value, name))
  if (missing !== undefined) throw new RangeError(`Expected runs[${index}] to have "${missing}", got none`)
  return value as Run
}
