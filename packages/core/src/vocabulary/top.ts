/** The few of many that brought most, in the order of what they brought. */
export class Top<Item extends { readonly names: number }> {
  readonly #most: number
  #items: Item[] = []

  constructor(most: number) {
    this.#most = most
  }

  get items(): readonly Item[] {
    return this.#items
  }

  /** Takes another one; the first of equals stays before the later ones. */
  offer(item: Item): void {
    if (item.names === 0) return
    if (this.#items.length === this.#most && item.names <= (this.#items.at(-1)?.names ?? 0)) return
    this.#items = [...this.#items, item].toSorted((a, b) => b.names - a.names).slice(0, this.#most)
  }
}
