/** `0x1234`, as gdb, addr2line and umdh take it. */
export function formatOffset(offset: number): string {
  return `0x${offset.toString(16)}`
}
