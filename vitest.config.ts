import { defineConfig } from 'vitest/config'

const source = { resolve: { conditions: ['plateau-source'] }, ssr: { resolve: { conditions: ['plateau-source'] } } }

export default defineConfig({
  ...source,
  test: {
    reporters: ['default', './packages/plateau/src/vitest/reporter.ts'],
    projects: [
      {
        ...source,
        test: {
          name: 'unit',
          // The rule is tried on thousands of series: seconds, and more where two cores are busy.
          testTimeout: 60_000,
          include: ['packages/*/src/**/*.test.ts', 'bench/**/*.test.ts'],
          attachmentsDir: '.vitest-attachments',
          sequence: { groupOrder: 0 },
        },
      },
      {
        ...source,
        test: {
          name: 'cases',
          include: ['cases/**/*.case.ts', 'packages/*/src/**/*.case.ts'],
          attachmentsDir: '.vitest-attachments',
          globalSetup: './cases/built.ts',
          pool: 'forks',
          // A bounded number of children: a file measures on its own, and two files use two cores.
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 300_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
