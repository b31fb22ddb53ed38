import { readdirSync, readFileSync } from 'node:fs'

/** Live processes whose command line, or whose environment's `PLATEAU_CASE`, holds a text. */
export function processesWith(text: string): readonly string[] {
  return readdirSync('/proc').flatMap((pid) => {
    if (!/^\d+$/.test(pid)) return []
    try {
      const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      const environment = readFileSync(`/proc/${pid}/environ`, 'utf8')
      if (!line.includes(text) && !environment.includes(`PLATEAU_CASE=${text}\0`)) return []
      return [`${pid} ${line.replaceAll('\0', ' ')}`]
    } catch {
      // It ended between two looks, or is another user's.
      return []
    }
  })
}
