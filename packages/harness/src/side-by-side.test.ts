import { expect, test } from 'vitest'
import { sideBySide } from './side-by-side.ts'

test('sideBySide() does every item once, in their order, and never more at a time than it may', async () => {
  const done: string[] = []
  let running = 0
  let most = 0

  await sideBySide(['a', 'b', 'c', 'd', 'e'], 2, async (item, index) => {
    running += 1
    most = Math.max(most, running)
    await Promise.resolve()
    running -= 1
    done.push(`${index}${item}`)
  })

  expect(done).toEqual(['0a', '1b', '2c', '3d', '4e'])
  expect(most).toBe(2)
})

test('sideBySide() begins no further item once one has failed', async () => {
  const begun: number[] = []

  const all = sideBySide([1, 2, 3, 4, 5, 6], 2, async (item) => {
    begun.push(item)
    await Promise.resolve()
    if (item === 2) throw new RangeError('two')
  })

  await expect(all).rejects.toThrow('two')
  await Promise.resolve()
  expect(begun).not.toContain(5)
  expect(begun).not.toContain(6)
})

test('sideBySide() of nothing is done at once', async () => {
  await expect(sideBySide([], 2, async () => {})).resolves.toBeUndefined()
})
