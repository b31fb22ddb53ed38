/**
 * Does the same to every item, in their order and so many at a time. Where one fails, no further one is begun.
 *
 * @throws what the first that failed threw.
 */
export async function sideBySide<Item>(
  items: readonly Item[],
  most: number,
  work: (item: Item, index: number) => Promise<void>,
): Promise<void> {
  const left = items.entries()
  let hasFailed = false
  const worker = async () => {
    for (const [index, item] of left) {
      if (hasFailed) return
      try {
        await work(item, index)
      } catch (error) {
        hasFailed = true
        throw error
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, worker))
}
