import type { Change } from '../map/change.ts'

/** What came of holding a run to what was kept when the baseline was made. */
export type BaselineFinding =
  | { readonly kind: 'same' }
  | { readonly kind: 'worse' | 'better'; readonly change: Change }
  /** One of the two has no verdict, or the subject no longer runs, or does now. */
  | { readonly kind: 'unclear'; readonly because: string }
  /** The baseline holds nothing of the kind. */
  | { readonly kind: 'new' }
