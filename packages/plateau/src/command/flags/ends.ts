import { flag } from './flag.ts'

export function goodFlag() {
  return flag('--good <release>', 'the release where the search begins')
}

export function badFlag() {
  return flag('--bad <release>', 'the release, older or newer, where the verdict is another')
}

export function preFlag() {
  return flag('--pre', 'searches pre-releases too, as it does where an end is one')
}
