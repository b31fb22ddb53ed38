import { formatSize, type Run } from '@plateau/core'

/** How far other runs of the same lie apart, against what was held; nothing where none were made. */
export function spread({ gauges: { heap } }: Run): string | undefined {
  if (heap?.spread === undefined) return undefined
  if (heap.spread === 0) return 'other runs of the same hold it to the byte'
  const most = Math.max(...heap.readings.map(([, change]) => Math.abs(change)))
  const share = most === 0 ? 0 : (100 * heap.spread) / most
  const part = share < 0.01 ? 'less than 0.01' : Number(share.toPrecision(2))
  return `other runs of the same lie within ${formatSize(heap.spread)} (${part}%)`
}
