import type { Wanted } from '../packages/wanted.ts'

export const wantedLxml: Wanted = { name: 'lxml', instead: 'use what is importable with --lxml system' }
