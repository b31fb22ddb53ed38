import { flag, listOf } from './flag.ts'

export function lxmlFlag() {
  return flag(
    '--lxml <versions>',
    'releases, wheels or "system", with commas between (default: the newest stable release)',
    (value) => listOf('--lxml', value),
  )
}

export function pythonFlag() {
  return flag('--python <which>', "an interpreter's path or version (default: the best for that lxml)")
}
