import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Reading, Result, Run } from '@plateau/core'
import { UsageError, withTemporaryFolder } from '@plateau/harness'
import { expect, test } from 'vitest'
import { flat, gauge, repeatedRun } from '../vitest/samples/sample-run.ts'
import { readReported } from './read-reported.ts'
import { writeOutputs } from './write-outputs.ts'

const readings = Array.from({ length: 65 }, (_, index): Reading => [8 + index, index])

test('readReported() reads what --json wrote, a few runs as they are', async () => {
  const result = resultOf(3)

  expect(await reread(result)).toEqual({ results: [result], pairs: [] })
})

test('readReported() thins many runs, however the file is laid out', async () => {
  const result = resultOf(40)
  const { results } = await reread(result)
  const runs = results[0]?.runs ?? []

  expect(runs.map(({ id }) => id)).toEqual(result.runs.map(({ id }) => id))
  expect(runs.map((run) => run.gauges.heap?.readings)).toEqual(runs.map(() => heapOf(runs[39])))
  expect(heapOf(runs[39])).toHaveLength(8)
  expect([heapOf(runs[39])[0], heapOf(runs[39]).at(-1)]).toEqual([readings[0], readings.at(-1)])
  for (const indent of [0, 2, 4])
    expect(await reread(JSON.stringify(result, undefined, indent))).toEqual({ results, pairs: [] })
})

test.each([
  ['a script', 'cd plateau', /^Cannot read .*result\.json: .*not valid JSON/],
  ['an empty file', '', /^Cannot read .*result\.json: Unexpected end of JSON input$/],
  ['null', 'null', /: Expected what run, map, compare, stacks or diff write with --json, got no schema$/],
  ['another schema', '{"schema":"a"}', /: Expected what run, map, compare, stacks or diff write with --json, got "a"$/],
  ['no runs', '{"schema":"plateau.result/1"}', /: Expected runs to be a list, got none$/],
  ['a run that is none', '{"schema":"plateau.result/1","runs":[1]}', /: Expected runs\[0\] to be an object$/],
  [
    'a run without a page',
    '{"schema":"plateau.result/1","runs":[{"id":"a"}]}',
    /: Expected runs\[0\] to have "page", got none$/,
  ],
])('readReported() refuses %s, and names the file', async (_, text, message) => {
  const refusal = await reread(text).catch((error: unknown) => error)

  expect(refusal).toBeInstanceOf(UsageError)
  expect((refusal as Error).message).toMatch(message)
})

async function reread(result: Result | string) {
  return withTemporaryFolder(async (folder) => {
    const file = join(folder, 'result.json')
    if (typeof result === 'string') await writeFile(file, result)
    else await writeOutputs(result, { json: file })
    return readReported([file])
  })
}

function resultOf(runs: number): Result {
  return {
    schema: 'plateau.result/1',
    plateau: '0.1.0',
    command: ['run'],
    startedAt: '2026-11-23T04:00:00.000Z',
    durationMs: 1,
    machine: { platform: 'linux', arch: 'x64', libc: 'glibc 2.36', cores: 2 },
    runs: Array.from({ length: runs }, (_, index) => runOf(`run ${index}`)),
  }
}

function runOf(id: string): Run {
  const run = repeatedRun(flat)
  return { ...run, id, gauges: { heap: { ...gauge('B', flat), readings } } }
}

function heapOf(run: Run | undefined): readonly Reading[] {
  return run?.gauges.heap?.readings ?? []
}
