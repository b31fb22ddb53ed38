/** What one line of a log is. */
export type LogLine =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'comment'; readonly text: string }
  | { readonly kind: 'heap'; readonly part: 'start' | 'entries' | 'end' }
  | {
      readonly kind: 'held'
      readonly bytes: number
      readonly count: number
      readonly overhead: number
      readonly trace: string
    }
  | { readonly kind: 'bytes'; readonly change: Change; readonly count: string; readonly trace: string }
  | { readonly kind: 'allocations'; readonly change: Change; readonly trace: string }
  | { readonly kind: 'total'; readonly sign: 1 | -1; readonly bytes: string }
  | { readonly kind: 'other' }

/** As it is written: in which base shows only when all lines are there. */
export interface Change {
  readonly sign: 1 | -1
  readonly by: string
  readonly now: string
  readonly before: string
}

const digits = '((?:0x)?[\\da-f]+)'
const change = `([+-])\\s*${digits}\\s*\\(\\s*${digits}\\s*-\\s*${digits}\\s*\\)`
const trace = 'BackTrace\\s?(\\w+)'
/** `30 bytes + 10 at 206EDDA8BA0 by BackTraceEDD4EEA6`: umdh of Windows 7 and later, a line an allocation. */
const allocation = new RegExp(`^${digits} bytes \\+ ${digits} at ${digits} by ${trace}$`, 'i')
/** `00005320 bytes in 0x14 allocations (@ 0x00000428) by: BackTrace00B53`: older ones, a line a stack and a size. */
const group = new RegExp(
  `^${digits} bytes in ${digits} allocations? \\(@ ${digits}(?: \\+ ${digits})?\\) by: ${trace}$`,
  'i',
)
const bytes = new RegExp(`^${change}\\s*${digits} allocs\\s+${trace}$`, 'i')
const allocations = new RegExp(`^${change}\\s+${trace}\\s+allocations$`, 'i')
const total = new RegExp(
  `^Total (increase|decrease) ==\\s*${digits}(?:\\s+requested \\+\\s*${digits} overhead =\\s*${digits})?$`,
  'i',
)
const heap = /^\*[- ]+(?:(Start) of data for heap|(End) of data for heap|Heap [\da-fx]+ Hogs)\b.*$/i
/** Two lines with which umdh explains what follows, once a heap. */
const legend = /^(?:REQUESTED bytes \+ OVERHEAD at ADDRESS by BackTraceID|STACK if not already dumped\.?)$/

/** Reads one line of a log on its own; stacks are `other`, as is all that it does not know. */
export function logLine(line: string): LogLine {
  const text = line.trim()
  if (text === '' || legend.test(text)) return { kind: 'nothing' }
  if (text.startsWith('//')) return { kind: 'comment', text: text.slice(2) }
  return heapLine(text) ?? heldLine(text) ?? changeLine(text) ?? totalLine(text) ?? { kind: 'other' }
}

/** Reads digits of a log in a base; `0x` may stand before hexadecimal ones. */
export function numberIn(text: string, radix: 10 | 16): number {
  const plain = text.replace(/^0x/i, '')
  return radix === 10 && !/^\d+$/.test(text) ? Number.NaN : Number.parseInt(plain, radix)
}

function heapLine(text: string): LogLine | undefined {
  const found = heap.exec(text)
  if (found === null) return undefined
  return { kind: 'heap', part: found[1] !== undefined ? 'start' : found[2] !== undefined ? 'end' : 'entries' }
}

function heldLine(text: string): LogLine | undefined {
  const one = allocation.exec(text)
  if (one !== null) {
    const [, asked = '', overhead = '', , id = ''] = one
    return { kind: 'held', bytes: numberIn(asked, 16), count: 1, overhead: numberIn(overhead, 16), trace: id }
  }
  const many = group.exec(text)
  if (many === null) return undefined
  const [, asked = '', times = '', , overhead = '0', id = ''] = many
  const count = numberIn(times, 16)
  return { kind: 'held', bytes: numberIn(asked, 16), count, overhead: count * numberIn(overhead, 16), trace: id }
}

function changeLine(text: string): LogLine | undefined {
  const ofBytes = bytes.exec(text)
  if (ofBytes !== null) {
    const [, sign, by = '', now = '', before = '', count = '', id = ''] = ofBytes
    return { kind: 'bytes', change: { sign: signOf(sign), by, now, before }, count, trace: id }
  }
  const ofCount = allocations.exec(text)
  if (ofCount === null) return undefined
  const [, sign, by = '', now = '', before = '', id = ''] = ofCount
  return { kind: 'allocations', change: { sign: signOf(sign), by, now, before }, trace: id }
}

function totalLine(text: string): LogLine | undefined {
  const [, direction, by] = total.exec(text) ?? []
  if (by === undefined) return undefined
  return { kind: 'total', sign: direction?.toLowerCase() === 'increase' ? 1 : -1, bytes: by }
}

function signOf(sign: string | undefined): 1 | -1 {
  return sign === '-' ? -1 : 1
}
