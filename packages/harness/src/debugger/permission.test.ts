import { describe, expect, test } from 'vitest'
import { debuggingForbidden, permission } from './permission.ts'

describe('permission()', () => {
  test.for([
    [undefined, /--cap-add=SYS_PTRACE/],
    [0, /--cap-add=SYS_PTRACE/],
    [1, /--cap-add=SYS_PTRACE/],
    [2, /sysctl kernel\.yama\.ptrace_scope=1/],
    [3, /until the next boot/],
  ] as const)('with ptrace_scope %s says what to change', ([scope, what]) => {
    expect(permission(scope)).toMatch(what)
  })
})

describe('debuggingForbidden()', () => {
  test('says nothing where a process may let itself be debugged', () => {
    for (const scope of [0, 1]) expect(debuggingForbidden(scope)).toBeUndefined()
  })

  test('says what to change where none may', () => {
    for (const scope of [2, 3]) expect(debuggingForbidden(scope)).toBe(permission(scope))
  })
})
