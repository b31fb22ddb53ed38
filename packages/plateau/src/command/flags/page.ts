import { flag, gather } from './flag.ts'

/** For verbs whose arguments are no pages. */
export function pageFlag(instead: string) {
  return flag('--page <page>', 'a saved page or the name of a fixture; repeatable', (value, before) =>
    gather(before, value),
  ).default(undefined, instead)
}
