import { SnapshotFileError } from './snapshot-file-error.ts'

/** A value of a JSON file and the way to it, for messages. */
export class Field {
  readonly #value: unknown
  readonly #path: string

  constructor(value: unknown, path: string) {
    this.#value = value
    this.#path = path
  }

  get isAbsent(): boolean {
    return this.#value === undefined
  }

  /** @throws SnapshotFileError where this is no object. */
  at(name: string): Field {
    const value = this.#value
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return this.#refuse('an object')
    const own = Object.hasOwn(value, name) ? (value as Readonly<Record<string, unknown>>)[name] : undefined
    return new Field(own, this.#path === '' ? name : `${this.#path}.${name}`)
  }

  get items(): readonly Field[] {
    if (!Array.isArray(this.#value)) return this.#refuse('a list')
    return this.#value.map((item: unknown, index) => new Field(item, `${this.#path}[${index}]`))
  }

  get entries(): readonly (readonly [name: string, value: Field])[] {
    const value = this.#value
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return this.#refuse('an object')
    return Object.keys(value).map((name) => [name, this.at(name)])
  }

  get text(): string {
    return typeof this.#value === 'string' ? this.#value : this.#refuse('a text')
  }

  get integer(): number {
    return Number.isSafeInteger(this.#value) ? (this.#value as number) : this.#refuse('a whole number')
  }

  get amount(): number {
    return Number.isSafeInteger(this.#value) && this.integer >= 0
      ? this.integer
      : this.#refuse('a whole number of 0 or more')
  }

  get number(): number {
    return Number.isFinite(this.#value) ? (this.#value as number) : this.#refuse('a number')
  }

  get scalar(): string | number | boolean | null {
    const value = this.#value
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
    return this.number
  }

  oneOf<const Word extends string>(words: readonly Word[]): Word {
    return words.find((word) => word === this.#value) ?? this.#refuse(`one of ${words.join(', ')}`)
  }

  #refuse(expected: string): never {
    const got = JSON.stringify(this.#value)?.slice(0, 60) ?? 'nothing'
    throw new SnapshotFileError(`Expected ${this.#path === '' ? 'the file' : this.#path} to be ${expected}, got ${got}`)
  }
}
