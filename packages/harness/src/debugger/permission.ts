import { readFileSync } from 'node:fs'

const capability =
  'in a container, start it with "--cap-add=SYS_PTRACE" (Kubernetes: securityContext.capabilities.add), elsewhere, run as root'

/**
 * What to change so that a debugger is let debug, by what the Yama security module lets (kernel:
 * Documentation/admin-guide/LSM/Yama.rst).
 */
export function permission(scope: number | undefined = yama()): string {
  switch (scope) {
    case 2:
      return 'kernel.yama.ptrace_scope is 2: as root, run "sysctl kernel.yama.ptrace_scope=1"'
    case 3:
      return 'kernel.yama.ptrace_scope is 3, which lasts until the next boot: set it to 1 in /etc/sysctl.d, and boot again'
    default:
      return capability
  }
}

/** Why no debugger may attach to a process that lets it; nothing where it may, as far as Yama says. */
export function debuggingForbidden(scope: number | undefined = yama()): string | undefined {
  return scope === 2 || scope === 3 ? permission(scope) : undefined
}

/** Absent without Yama. */
function yama(): number | undefined {
  try {
    return Number(readFileSync('/proc/sys/kernel/yama/ptrace_scope', 'utf8'))
  } catch {
    return undefined
  }
}
