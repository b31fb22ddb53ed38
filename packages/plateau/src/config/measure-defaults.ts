import type { MeasureSettings } from '../session.ts'
import type { Config } from './config.ts'

/** What a configuration says of a test's runs; how inputs differ is said by each test. */
export function measureDefaults({ lxml, python, inputs, timeout, atMost }: Config = {}): MeasureSettings {
  const [first] = [lxml ?? []].flat()
  return {
    ...(first !== undefined && { lxml: first }),
    ...(python !== undefined && { python }),
    ...(inputs !== undefined && { inputs }),
    ...(timeout !== undefined && { timeoutMs: timeout * 1000 }),
    ...(atMost !== undefined && { atMost }),
  }
}
