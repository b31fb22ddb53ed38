import { expect } from 'vitest'
import { toGrowAtMost } from './to-grow-at-most.ts'
import { toHoldToBaseline } from './to-hold-to-baseline.ts'
import { toKeepItsPace } from './to-keep-its-pace.ts'
import { toPlateau } from './to-plateau.ts'

expect.extend({ toGrowAtMost, toHoldToBaseline, toKeepItsPace, toPlateau })

export { expect }
