import { defaultBudget } from '@plateau/harness'
import type { Option } from 'commander'
import { flag, refuse } from './flag.ts'

export function inputsFlag(most: number) {
  return flag('--inputs <n>', 'the most inputs a run may use', (value) => {
    return /^\d{1,15}$/.test(value) ? Number(value) : refuse('--inputs', 'a whole number', value)
  }).default(most)
}

export function timeoutFlag() {
  return flag('--timeout <seconds>', 'the most seconds a run may use', (value) => {
    return /^\d+(\.\d+)?$/.test(value) ? Number(value) : refuse('--timeout', 'a number of seconds', value)
  }).default(defaultBudget.timeoutMs / 1000)
}

export function freshFlag() {
  return flag('--fresh <n>', 'fresh names a page (default: as many as the page has places)', (value) => {
    return /^[1-9]\d{0,5}$/.test(value) ? Number(value) : refuse('--fresh', 'a whole number of at least 1', value)
  })
}

/** What a run may use, and how many names are fresh. */
export function budgetFlags(most: number): readonly Option[] {
  return [freshFlag(), inputsFlag(most), timeoutFlag()]
}
