import { appendFileSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'
import { GithubActionsReporter, type Reporter, type TestModule, type Vitest } from 'vitest/node'
import { type CaseTold, jobSummary } from './job-summary.ts'
import { howToUpdate, type KeptLess } from './kept-less.ts'
import type { ToldOfRuns } from './told-of-runs.ts'

type Errors = Parameters<GithubActionsReporter['onTestRunEnd']>[1]
type Annotate = Parameters<GithubActionsReporter['onTestCaseAnnotate']>

/**
 * Ends a test run with one plain line, alone: `123 passed, 0 failed, 4 skipped`.
 *
 * On GitHub it also writes the job's summary, and marks the lines that failed with vitest's own reporter for that, unless
 * the configuration has that already. JUnit's XML is vitest's `junit`, beside this one.
 *
 * A default export, because vitest takes reporters by their module's name: `reporters: ['default', 'plateau/vitest/reporter']`.
 */
export default class PlateauReporter implements Reporter {
  #annotations: GithubActionsReporter | undefined

  onInit(vitest: Vitest): void {
    const names = vitest.config.reporters.map((reporter) => (Array.isArray(reporter) ? reporter[0] : reporter))
    if (process.env['GITHUB_ACTIONS'] !== 'true' || names.includes('github-actions')) return
    this.#annotations = new GithubActionsReporter({ jobSummary: { enabled: false } })
    this.#annotations.onInit(vitest)
  }

  onTestCaseAnnotate(...annotated: Annotate): void {
    this.#annotations?.onTestCaseAnnotate(...annotated)
  }

  onTestRunEnd(modules: readonly TestModule[], errors: Errors): void {
    this.#annotations?.onTestRunEnd([...modules], errors)
    const cases = modules.flatMap(casesOf)
    const better = modules.flatMap((module) => [...module.children.allTests()].flatMap(keepsLess))
    if (better.length > 0) {
      process.stdout.write(
        `\nLess is kept than the baseline says: ${howToUpdate}\n${better.map((each) => `  ${each}\n`).join('')}`,
      )
    }
    const count = (state: CaseTold['state']) => cases.filter((each) => each.state === state).length
    process.stdout.write(`\n${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped\n`)
    const summary = process.env['GITHUB_STEP_SUMMARY']
    if (summary !== undefined && summary !== '') appendFileSync(summary, jobSummary(cases))
  }
}

function casesOf(module: TestModule): readonly CaseTold[] {
  const file = module.relativeModuleId
  const cases = [...module.children.allTests()].map((test): CaseTold => {
    const { state, errors = [] } = test.result()
    const { runs = [] } = test.meta() as ToldOfRuns
    // One that never got to an end, in a run that was cut short, is no success.
    return { file, title: test.fullName, state: state === 'pending' ? 'failed' : state, errors: told(errors), runs }
  })
  // A file that could not be loaded, or a hook that threw, may have no test to blame.
  const unblamed = module.state() === 'failed' && !cases.some(({ state }) => state === 'failed')
  if (!unblamed) return cases
  return [...cases, { file, title: file, state: 'failed', errors: told(module.errors()), runs: [] }]
}

function told(errors: readonly { readonly message: string }[]): readonly string[] {
  return errors.map(({ message }) => stripVTControlCharacters(message))
}

function keepsLess(test: { readonly meta: () => object }): readonly string[] {
  const { keepsLess: which } = test.meta() as KeptLess
  return which === undefined ? [] : [which]
}
