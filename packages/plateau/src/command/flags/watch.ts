import { flag, refuse } from './flag.ts'

export function moduleFlag() {
  return flag('--module', 'says where plateau_watch.py is, to copy it beside a worker, and ends')
}

export function onceFlag() {
  return flag('--once', 'says what there is now and ends, also on a terminal')
}

export function everyFlag() {
  return flag('--every <seconds>', 'with a PID: how often it is to write a line (default: 1)', (value) => {
    const seconds = Number(value)
    return Number.isFinite(seconds) && seconds > 0 ? seconds : refuse('--every', 'a number of seconds above 0', value)
  })
}

export function logFlag() {
  return flag('--log <file>', 'with a PID: the new file that it is to write to, as that process names it')
}

export function waitFlag() {
  const description = 'with a PID, where no terminal shows it: the most seconds to wait for something that grows'
  return flag('--timeout <seconds>', description, (value) => {
    return /^\d+(\.\d+)?$/.test(value) ? Number(value) : refuse('--timeout', 'a number of seconds', value)
  }).default(60)
}

export function keepFlag() {
  return flag('--keep', 'with a PID: leaves it writing when this command ends; removing its file stops it')
}

export function yesFlag() {
  return flag('--yes', 'with a PID: attaches without asking')
}
