export interface SourceOptions {
  /** The most bytes a page may have; 32 MiB if not given. */
  readonly mostBytes?: number
  /** Whether documents that were saved within a page come too, after it; they do not if not given. */
  readonly frames?: boolean
  /** Is told how much of the source was read: bytes of a file, files of a folder. */
  readonly onRead?: (read: number, total: number) => void
  readonly signal?: AbortSignal
}

/** The largest page of the HTTP Archive's crawls is far below this, and a few of these fit into any machine. */
const MOST_BYTES = 32 * 1024 * 1024

export function mostBytesIn({ mostBytes = MOST_BYTES }: SourceOptions): number {
  return mostBytes
}

/** `is of more than 33554432 bytes, the most that a page may have` */
export function tooLarge(mostBytes: number): string {
  return `is of more than ${mostBytes} bytes, the most that a page may have`
}
