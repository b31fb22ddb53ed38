import type { Reporter, TestModule } from 'vitest/node'
import { howToUpdate, type KeptLess } from './kept-less.ts'

/**
 * Ends a test run with one plain line, alone: `123 passed, 0 failed, 4 skipped`.
 *
 * A default export, because vitest takes reporters by their module's name: `reporters: ['default', 'plateau/vitest/reporter']`.
 */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const better: string[] = []
    const count = { passed: 0, failed: 0, skipped: 0 }
    for (const module of modules) {
      let failed = 0
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        const { keepsLess } = test.meta() as KeptLess
        if (keepsLess !== undefined) better.push(keepsLess)
        // One that never got to an end, in a run that was cut short, is no success.
        const counted = state === 'pending' ? 'failed' : state
        count[counted] += 1
        if (counted === 'failed') failed += 1
      }
      // A file that could not be loaded, or a hook that threw, may have no test to blame.
      if (failed === 0 && module.state() === 'failed') count.failed += 1
    }
    if (better.length > 0) {
      process.stdout.write(
        `\nLess is kept than the baseline says: ${howToUpdate}\n${better.map((each) => `  ${each}\n`).join('')}`,
      )
    }
    process.stdout.write(`\n${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped\n`)
  }
}
