/** What of a page a name can be: where it stands in the markup. */
export const constructs = [
  'tag',
  'attribute',
  'id',
  'class',
  'value',
  'entity in a value',
  'entity in text',
  'namespace prefix',
  'namespace URI',
  'instruction',
  'text',
  'doctype',
  'declaration',
] as const
export type Construct = (typeof constructs)[number]

/** One name that the parser's dictionary keeps, and what of the input it matches. */
export interface KeptName {
  /** Bytes that are no UTF-8 as `\xNN`. */
  readonly name: string
  /** Of the name itself; what its entry in the hash table and the rest of its string pool take is no single name's. */
  readonly bytes: number
  /** All that the pages have it as, in the order in which they were found; empty where it is in none of them. */
  readonly constructs: readonly Construct[]
  /** The first page that has it. */
  readonly page?: string
}
