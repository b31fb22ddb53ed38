import { duration } from '../words/duration.ts'

/** A time between readings in words, which may be days: `34 min`, `5 h 20 min`, `3 days 4 h`. */
export function span(seconds: number): string {
  const minutes = Math.round(seconds / 60)
  if (minutes < 120) return seconds < 90 ? duration(seconds * 1000) : `${minutes} min`
  const hours = Math.round(seconds / 3600)
  if (hours < 48) return joined(Math.floor(minutes / 60), 'h', `${minutes % 60} min`)
  return joined(Math.floor(hours / 24), 'days', `${hours % 24} h`)
}

function joined(whole: number, unit: string, rest: string): string {
  return rest.startsWith('0 ') ? `${whole} ${unit}` : `${whole} ${unit} ${rest}`
}
