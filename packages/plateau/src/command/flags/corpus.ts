import { flag, refuse } from './flag.ts'

export function passesFlag() {
  return flag('--passes <n>', 'how often to go through the pages', (value) =>
    /^[1-9]\d{0,2}$/.test(value) ? Number(value) : refuse('--passes', 'a whole number from 1 to 999', value),
  ).default(3)
}

export function perDayFlag() {
  return flag('--per-day <pages>', 'how many pages a day are to come', (value) =>
    /^[1-9]\d{0,11}$/.test(value) ? Number(value) : refuse('--per-day', 'a whole number of at least 1', value),
  ).default(1_000_000)
}

export function pageTimeoutFlag() {
  return flag('--timeout <seconds>', 'the most seconds that one page may take', (value) =>
    /^\d{1,5}(\.\d+)?$/.test(value) && Number(value) > 0
      ? Number(value)
      : refuse('--timeout', 'a number of seconds above 0', value),
  ).default(20)
}

export function eachPageFlag() {
  return flag('--pages <file>', 'writes a line of JSON for every page: what it brought, and names and heap after it')
}

export function daskFlag() {
  return flag(
    '--dask <address>',
    'spreads the pages over a Dask cluster: its scheduler, such as tcp://10.0.0.1:8786',
    (value) =>
      /^[a-z]+:\/\/[^\s/]+$/i.test(value) ? value : refuse('--dask', 'an address such as tcp://10.0.0.1:8786', value),
  )
}

export function workersFlag() {
  return flag('--workers <n>', 'spreads the pages over so many processes here, by Dask', (value) =>
    /^[1-9]\d{0,2}$/.test(value) ? Number(value) : refuse('--workers', 'a whole number from 1 to 999', value),
  )
}
