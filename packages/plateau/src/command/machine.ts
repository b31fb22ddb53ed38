import { arch, availableParallelism, platform } from 'node:os'
import type { Machine } from '@plateau/core'

/** What a result says of where it was measured. */
export function machine(): Machine {
  return { platform: platform(), arch: arch(), libc: libc(), cores: availableParallelism() }
}

function libc(): string {
  const { header } = process.report.getReport() as unknown as {
    readonly header: { readonly glibcVersionRuntime?: string }
  }
  if (header.glibcVersionRuntime !== undefined) return `glibc ${header.glibcVersionRuntime}`
  return platform() === 'linux' ? 'musl' : 'system'
}
