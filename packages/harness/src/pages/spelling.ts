/** How the tokens of a template are spelled: `prefixOf(slot)` differs within an input, the stamp after it between inputs. */
export interface Spelling {
  readonly alphabet: string
  readonly width: number
  /** The most slots that can be told apart. */
  readonly slots: number
  readonly prefixOf: (slot: number) => string
  /** What follows the stamp, the same in every slot. */
  readonly tail: string
}

/**
 * Nine bytes: a letter, three digits for the slot, five for the input.
 *
 * The letter is z because HTML has no entity that begins with it and needs no semicolon, no element and no attribute.
 */
export const plain: Spelling = {
  alphabet: '0123456789abcdef',
  width: 5,
  slots: 36 ** 3,
  prefixOf: (slot) => `z${slot.toString(36).padStart(3, '0')}`,
  tail: '',
}
