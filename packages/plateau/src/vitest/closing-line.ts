import type { Reporter, TestModule } from 'vitest/node'

/** A vitest reporter that ends a run with one plain line: `123 passed, 0 failed, 4 skipped`. */
export class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const count = { passed: 0, failed: 0, skipped: 0 }
    for (const module of modules) {
      // A file that could not even be collected has no tests to fail.
      const broken = module.errors().length > 0 || module.state() === 'failed'
      let failed = 0
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state !== 'pending') count[state] += 1
        if (state === 'failed') failed += 1
      }
      if (broken && failed === 0) count.failed += 1
    }
    process.stdout.write(`\n${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped\n`)
  }
}
