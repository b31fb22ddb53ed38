import { join } from 'node:path'
import type { Context } from '../../packages/provide-options.ts'
import { provideWith } from '../../packages/provide-with.ts'
import type { Python } from '../../pythons/python.ts'
import { isCommand } from '../prerequisites.ts'

export interface Cmake {
  readonly cmake: string
  readonly ninja: string
}

/** To the exact release, as everything that is installed: what builds today builds tomorrow. */
const wheels = ['cmake==3.31.10', 'ninja==1.11.1.4'] as const

/** The cmake and ninja that are there, else those of the package index. */
export async function provideCmake(python: Python, context: Context): Promise<Cmake> {
  const here = await Promise.all(['cmake', 'ninja'].map((command) => isCommand(command, context.env)))
  if (here.every(Boolean)) return { cmake: 'cmake', ninja: 'ninja' }
  const { folder } = await provideWith(wheels, python, context)
  const [cmake, ninja] = await Promise.all(
    [
      ['cmake/data/bin/cmake', 'bin/cmake'],
      ['ninja/data/bin/ninja', 'bin/ninja'],
    ].map(async (places) => {
      for (const place of places) if (await isCommand(join(folder, place), context.env)) return join(folder, place)
      throw new Error(`Expected ${places.join(' or ')} in ${folder}, got neither`)
    }),
  )
  return { cmake: cmake ?? '', ninja: ninja ?? '' }
}
