import { flag } from './flag.ts'

export function umdhFlag() {
  return flag('--umdh <file>', 'writes what grew as umdh prints a difference, in decimal; "-" is standard output')
}

export function foldedFlag() {
  return flag('--folded <file>', 'writes what grew as folded stacks with bytes, for flame graphs; "-" as above')
}

export function speedscopeFlag() {
  return flag('--speedscope <file>', 'writes what grew for https://www.speedscope.app; "-" as above')
}

export function pprofFlag() {
  return flag('--pprof <file>', "writes what grew for Google's pprof, gzipped")
}

export function suppressionsFlag() {
  return flag('--suppressions <file>', 'growth that is known: "leak:PATTERN" lines with reason, link and expiry')
}

export function saveFlag() {
  return flag('--save <folder>', 'keeps both snapshots of each variation as files, for plateau diff')
}

export function quietStacksFlag() {
  return flag('--quiet', 'the figures, and no stack')
}

export function verboseStacksFlag() {
  return flag('--verbose', 'every stack and every frame')
}
