import type { Template } from '../pages/template.ts'
import { objectIn } from '../probe/object-in.ts'
import type { Probe } from '../probe/probe.ts'
import type { Budget } from './budget.ts'
import { silenceMs } from './budget.ts'
import { limitsOf, templateSpec } from './spec.ts'

interface ReachOptions {
  readonly parser: 'html' | 'xml'
  readonly budget: Budget
  readonly signal?: AbortSignal | undefined
}

const known = new WeakMap<Probe, WeakMap<Template, Partial<Record<ReachOptions['parser'], number>>>>()

/**
 * Counts the fresh names of the first input that arrive in the tree of that version's default parser: once for all the
 * subjects that are tried on a template.
 *
 * In a fork of its own, so that the run meets a parser that has seen nothing.
 *
 * @throws RunError where the parser crashes or hangs on the input.
 */
export async function reachedBy(probe: Probe, template: Template, options: ReachOptions): Promise<number> {
  const ofProbe = known.get(probe) ?? new WeakMap()
  known.set(probe, ofProbe)
  const answers = ofProbe.get(template) ?? {}
  ofProbe.set(template, answers)
  // Who asks while another is still waiting asks for himself: the other one may be aborted.
  return (answers[options.parser] ??= await ask(probe, template, options))
}

async function ask(probe: Probe, template: Template, options: ReachOptions): Promise<number> {
  const spec = {
    do: 'reach',
    parser: options.parser,
    tokens: template.tokens,
    template: templateSpec(template),
    ...limitsOf(options.budget),
  }
  return probe.withFork(options.signal, async (fork) => {
    const answer = await fork.ask(JSON.stringify(spec), silenceMs(options.budget))
    const { reached } = (objectIn(answer) ?? {}) as { readonly reached?: unknown }
    return typeof reached === 'number' ? reached : fork.garbled(answer)
  })
}
