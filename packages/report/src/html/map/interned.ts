/** Values that are kept once, each told by its place among them. */
export class Interned<Value> {
  readonly #places = new Map<string, number>()
  readonly #values: Value[] = []
  readonly #keyOf: (value: Value) => string

  constructor(keyOf: (value: Value) => string) {
    this.#keyOf = keyOf
  }

  get values(): readonly Value[] {
    return this.#values
  }

  placeOf(value: Value): number {
    const key = this.#keyOf(value)
    const known = this.#places.get(key)
    if (known !== undefined) return known
    const place = this.#values.push(value) - 1
    this.#places.set(key, place)
    return place
  }
}
