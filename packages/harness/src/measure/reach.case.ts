import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { provideLxml } from '../lxml/provide-lxml.ts'
import { readFixture } from '../pages/fixture.ts'
import { templateOf } from '../pages/template.ts'
import { Probe } from '../probe/probe.ts'
import { defaultBudget } from './budget.ts'
import { reachedBy } from './reach.ts'

let probe: Probe
const { page } = await readFixture('minimal')
const budget = defaultBudget

beforeAll(async () => {
  const { python, folder } = await provideLxml(undefined)
  probe = await Probe.start(python.executable, { pythonPath: folder === undefined ? [] : [folder], lanes: 1 })
})

afterAll(() => probe.close())

describe('reachedBy()', () => {
  test('answers for each template and parser, however often it is asked', async () => {
    const twenty = templateOf(page, 'entities', { fresh: 20 })
    const three = templateOf(page, 'entities', { fresh: 3 })

    const answers: number[] = []
    for (const template of [twenty, three, twenty, three]) {
      answers.push(await reachedBy(probe, template, { parser: 'html', budget }))
      answers.push(await reachedBy(probe, template, { parser: 'xml', budget }))
    }

    // An entity that nobody declared ends an XML parser.
    expect(answers).toEqual([20, 0, 3, 0, 20, 0, 3, 0])
  })

  test('answers one who asks while another, who asked first, gives up', async () => {
    const template = templateOf(page, 'tags', { fresh: 20 })
    const signal = AbortSignal.abort(new Error('given up'))

    const first = reachedBy(probe, template, { parser: 'html', budget, signal })
    const second = reachedBy(probe, template, { parser: 'html', budget })

    await expect(first).rejects.toThrow('given up')
    expect(await second).toBe(20)
  })
})
