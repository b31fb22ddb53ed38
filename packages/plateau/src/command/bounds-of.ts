import { appliesTo, type Bound } from '@plateau/core'
import type { Template } from '@plateau/harness'

/** The bounds that apply to a run; without any, one is understood: that the repeated page does not grow. */
export function boundsOf({ variation, fresh }: Template, atMost: readonly Bound[]): readonly Bound[] {
  if (atMost.length > 0) return atMost.filter((bound) => appliesTo(bound, { freshPerInput: fresh }))
  return variation === 'same' ? ['0 B/page'] : []
}
