import { randomUUID } from 'node:crypto'
import { symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { runChild, withTemporaryFolder } from '@plateau/harness'
import { describe, expect, test } from 'vitest'
import { callables } from '../command/as-a-user.ts'
import { processesWith } from '../command/processes.ts'
import { current, slowing } from '../versions.ts'
import { breakpointAt, stacksOf, traced } from './traced.ts'

const where = await runChild('sh', ['-c', 'command -v lldb'], { env: process.env }).catch(() => undefined)
const lldb = where?.stdout.trim()

describe('where there is no gdb, lldb does it', () => {
  test(`hits, stacks and names on lxml ${slowing}`, async ({ skip, signal }) => {
    skip(lldb === undefined, 'lldb is not installed: apt install lldb')
    await withLldbAlone(async (PATH) => {
      const args = ['minimal', '--lxml', slowing, '--break', 'htmlParseStartTag,xmlDictLookup']

      const { trace, code } = await traced(args, { env: { PATH }, signal })

      expect(trace.debugger.name).toBe('lldb')
      expect(breakpointAt(trace, 'htmlParseStartTag').hits).toBe(11)
      const lookup = breakpointAt(trace, 'xmlDictLookup')
      expect(stacksOf(lookup).join('\n')).toMatch(/^xmlDictLookup < htmlParseName < htmlParseEntityRef < /m)
      expect(lookup.stacks.flatMap((stack) => stack.arguments.map(({ values }) => values['name']))).toContain('x-tag')
      expect(code).toBe(0)
    })
  })

  test(`what cannot be named on lxml ${current}, and the most hits`, async ({ skip, signal }) => {
    skip(lldb === undefined, 'lldb is not installed: apt install lldb')
    await withLldbAlone(async (PATH) => {
      const args = ['minimal', '--lxml', current, '--break', 'htmlParseStartTag,xmlDictLookup', '--max-hits', '5']

      const { trace, code } = await traced(args, { env: { PATH }, signal })

      expect(trace.breakpoints).toMatchObject([{ kind: 'absent' }, { kind: 'set', hits: 5, full: true }])
      expect(code).toBe(3)
    })
  })

  test.for([
    ['dies_of_a_segmentation_fault', { kind: 'killed', signal: 11, atInput: 20 }],
    ['exits_at_once', { kind: 'exited', code: 3, atInput: 20 }],
    ['hangs_deaf_to_signals', { kind: 'timed out', afterMs: 3000 }],
  ] as const)('and leaves nothing behind of what %s', async ([name, end], { skip, signal }) => {
    skip(lldb === undefined, 'lldb is not installed: apt install lldb')
    const mark = randomUUID()
    await withLldbAlone(async (PATH) => {
      const call = ['--call', `misbehaving:${name}`, '--path', callables, '--inputs', '64', '--timeout', '3']

      const { trace } = await traced(['minimal', '--break', 'nothing', ...call], {
        env: { PATH, PLATEAU_CASE: mark },
        signal,
      })

      expect(trace.end).toEqual(end)
      expect(processesWith(mark)).toEqual([])
    })
  })
})

/** Hands over a PATH with Node and lldb, and nothing else. */
async function withLldbAlone(use: (path: string) => Promise<void>): Promise<void> {
  await withTemporaryFolder(async (folder) => {
    await symlink(process.execPath, join(folder, 'node'))
    await symlink(lldb ?? '', join(folder, 'lldb'))
    await use(folder)
  })
}
