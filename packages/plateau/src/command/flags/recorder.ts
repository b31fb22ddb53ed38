import { recorderNames } from '@plateau/harness'
import { flag, oneOf, refuse } from './flag.ts'

export function recorderFlag() {
  const description = 'what records allocations (default: memray, and for Python before 3.9 heaptrack)'
  return flag(`--recorder <${recorderNames.join('|')}>`, description, oneOf('--recorder', recorderNames))
}

export function topFlag() {
  return flag('--top <n>', 'how many call stacks are shown, the largest first (default: 5)', (value) =>
    /^[1-9]\d{0,5}$/.test(value) ? Number(value) : refuse('--top', 'a whole number of at least 1', value),
  )
}
