import { whereTyped } from '../where-typed.ts'
import { flag } from './flag.ts'

export function baselineFlag() {
  return flag(
    '--baseline <file>',
    'what was kept when it was made: a run that keeps more breaks it (default: cases/growth-map.json, if there is one)',
    (value) => whereTyped(value),
  )
}

export function updateFlag() {
  return flag('--update', 'writes what these runs keep into the baseline')
}
