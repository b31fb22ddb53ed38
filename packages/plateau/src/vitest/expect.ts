import { expect } from 'vitest'
import { toGrowAtMost } from './to-grow-at-most.ts'
import { toGrowOnlyFrom } from './to-grow-only-from.ts'
import { toHoldToBaseline } from './to-hold-to-baseline.ts'
import { toKeepItsPace } from './to-keep-its-pace.ts'
import { toPlateau } from './to-plateau.ts'
import { toRetainNothingFrom } from './to-retain-nothing-from.ts'

expect.extend({ toGrowAtMost, toGrowOnlyFrom, toHoldToBaseline, toKeepItsPace, toPlateau, toRetainNothingFrom })

export { expect }
