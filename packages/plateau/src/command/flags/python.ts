import { namesSource } from '@plateau/harness'
import { whereTyped } from '../where-typed.ts'
import { flag, listOf } from './flag.ts'

export function lxmlFlag() {
  return flag(
    '--lxml <versions>',
    'releases, wheels, source folders, sdists or "system", with commas between (default: the newest stable release)',
    (value) => listOf('--lxml', value).map(placed),
  )
}

/** A file or a folder is meant from where the command was typed. */
export function placed(lxml: string): string {
  return /\.whl$/i.test(lxml) || namesSource(lxml) ? whereTyped(lxml) : lxml
}

export function pythonFlag() {
  return flag('--python <which>', "an interpreter's path or version (default: the best for that lxml)")
}
