import type { Option } from 'commander'
import { flag } from './flag.ts'

export function jsonFlag() {
  return flag('--json <file>', 'writes the result as JSON; "-" is standard output, and nothing else goes there')
}

export function markdownFlag() {
  return flag('--markdown <file>', 'writes the result as Markdown; "-" as above')
}

export function htmlFlag() {
  return flag('--html <file>', 'writes the result as one HTML page that needs no network; "-" is standard output')
}

export function svgFlag() {
  return flag('--svg <file>', 'draws what the runs hold as a picture; "-" as above')
}

export function reproFlag() {
  return flag('--repro <file>', 'a Python script that shows what grows most without plateau, for a bug report')
}

export function quietFlag() {
  return flag('--quiet', 'one line a run')
}

export function verboseFlag() {
  return flag('--verbose', 'every gauge, the environment, and the names that were kept')
}

/** Where a result goes, and how much of it is said. */
export function outputFlags(): readonly Option[] {
  return [jsonFlag(), markdownFlag(), htmlFlag(), quietFlag(), verboseFlag()]
}
