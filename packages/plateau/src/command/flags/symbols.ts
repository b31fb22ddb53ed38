import { whereTyped } from '../where-typed.ts'
import { flag, listOf, refuse } from './flag.ts'

const allowed = 'source archives such as libxml2-2.14.6.tar.xz, or the last word of a command'

export function symbolsFlag() {
  return flag(
    '--symbols [archives]',
    "builds lxml from source with debug information, on libxml2 and libxslt from these archives or the system's source",
    (value) => (value === '' ? [] : listOf('--symbols', value).map(archive)),
  ).preset('')
}

/** A page behind the flag would be taken for its value. */
function archive(name: string): string {
  return /\.(?:tar\.\w+|tgz|zip)$/i.test(name) ? whereTyped(name) : refuse('--symbols', allowed, name)
}
