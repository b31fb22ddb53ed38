/** What one page may use. */
export interface CorpusBudget {
  /** The most milliseconds; the process of a page that takes longer is ended. */
  readonly pageMs: number
  /** Of address space (RLIMIT_AS), for the process that reads. */
  readonly memoryBytes: number
}

const defaultBudget: CorpusBudget = { pageMs: 20_000, memoryBytes: 4 * 2 ** 30 }

/** What is not given: 20 s for a page, 4 GiB for its process. */
export function corpusBudget({ pageMs, memoryBytes }: Partial<CorpusBudget>): CorpusBudget {
  return { pageMs: pageMs ?? defaultBudget.pageMs, memoryBytes: memoryBytes ?? defaultBudget.memoryBytes }
}
