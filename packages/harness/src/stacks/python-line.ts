interface LineOptions {
  /** What `co_firstlineno` says. */
  readonly firstLine: number
  /** PY_VERSION_HEX: the table's format has changed twice. */
  readonly pythonVersion: number
}

/**
 * Finds the line of an instruction in what CPython calls `co_lnotab` or `co_linetable` (Objects/lnotab_notes.txt up to 3.10,
 * InternalDocs/code_objects.md from 3.11 on).
 */
export function lineAt(table: Uint8Array, offset: number, { firstLine, pythonVersion }: LineOptions): number {
  if (pythonVersion >= 0x030b0000) return inLocations(table, offset, firstLine)
  return pythonVersion >= 0x030a0000 ? inRanges(table, offset, firstLine) : inSteps(table, offset, firstLine)
}

/** Up to 3.9: pairs of how far the address and the line move on. */
function inSteps(table: Uint8Array, offset: number, firstLine: number): number {
  let address = 0
  let line = firstLine
  for (let at = 0; at + 1 < table.length; at += 2) {
    address += table[at] as number
    if (address > offset) break
    line += signedByte(table[at + 1] as number)
  }
  return line
}

/** 3.10: pairs of how long a range is and how far its line is from the one before; -128 where it has none. */
function inRanges(table: Uint8Array, offset: number, firstLine: number): number {
  let end = 0
  let line = firstLine
  for (let at = 0; at + 1 < table.length; at += 2) {
    end += table[at] as number
    const step = signedByte(table[at + 1] as number)
    if (step !== -128) line += step
    if (offset < end) return line
  }
  return line
}

/** From 3.11 on: entries of a kind, a length in code units of two bytes, and what that kind has to say. */
function inLocations(table: Uint8Array, offset: number, firstLine: number): number {
  let end = 0
  let line = firstLine
  for (let at = 0; at < table.length; ) {
    const head = table[at] as number
    const kind = (head >> 3) & 15
    if (kind === 13 || kind === 14) line += signedAt(table, at + 1)
    else if (kind >= 10 && kind <= 12) line += kind - 10
    end += 2 * ((head & 7) + 1)
    if (offset < end) return line
    // Only the first byte of an entry has its highest bit set.
    do at += 1
    while (at < table.length && (table[at] as number) < 128)
  }
  return line
}

/** Six bits a byte, the seventh says that more follow, the lowest of all is the sign. */
function signedAt(table: Uint8Array, start: number): number {
  let value = 0
  let shift = 0
  for (let at = start; ; at++) {
    const byte = table[at] ?? 0
    value |= (byte & 63) << shift
    if ((byte & 64) === 0) return (value & 1) === 1 ? -(value >> 1) : value >> 1
    shift += 6
  }
}

function signedByte(byte: number): number {
  return byte < 128 ? byte : byte - 256
}
