import type { Run } from '@plateau/core'
import { visible } from '@plateau/harness'

/**
 * Takes what a matcher was given as a run that can be judged.
 *
 * Throws for anything else, and for a run that failed: under `.not` a mere "does not pass" would turn green.
 */
export function runUnderTest(received: unknown, matcher: string): Run {
  if (typeof received !== 'object' || received === null || !('gauges' in received) || !('health' in received)) {
    throw new TypeError(`Expected ${matcher} to be given a run that measure() returned, got ${typeof received}`)
  }
  const run = received as Run
  if (!run.health.ok) throw new Error(`Cannot judge a run that failed: ${run.health.error}\n\n${lookFurther(run)}`)
  if (run.inputs === 0) throw new Error(`Cannot judge a run that measured nothing\n\n${lookFurther(run)}`)
  if (run.reachedPerInput === 0)
    throw new Error(`Cannot judge a run whose inputs never arrived: ${run.because}\n\n${lookFurther(run)}`)
  return run
}

/** The command that shows the same run at length. */
export function lookFurther(run: Run): string {
  return `look further: pnpm plateau run ${commandArguments(run).map(quoted).join(' ')} --verbose`
}

function commandArguments({ page, subject, versions, variation, freshPerInput }: Run): readonly string[] {
  const inputs = [page, '--vary', variation, ...(freshPerInput > 0 ? ['--fresh', String(freshPerInput)] : [])]
  if (subject.kind === 'callable') return [...inputs, '--call', subject.call]
  const { parser, options, entry, as, lifetime } = subject
  return [
    ...inputs,
    '--parser',
    parser,
    ...Object.entries(options).flatMap(([name, value]) => ['--option', `${name}=${value}`]),
    ...(entry === 'fromstring' ? [] : ['--entry', entry]),
    ...(as === 'bytes' ? [] : ['--as', as]),
    ...(lifetime === 'shared' ? [] : ['--lifetime', lifetime]),
    ...(versions.lxml === undefined ? [] : ['--lxml', versions.lxml]),
    '--python',
    versions.python,
  ]
}

/** As a shell takes it for one word; a page's name, or an option's value, may be anything. */
function quoted(argument: string): string {
  return /^[\w%+,./:=@-]+$/.test(argument) ? argument : `'${visible(argument).replaceAll("'", "'\\''")}'`
}
