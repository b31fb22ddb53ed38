import type { Variation } from '@plateau/core'

/** How the tokens of a template are spelled: `prefixOf(slot)` differs within an input, the stamp after it between inputs. */
export interface Spelling {
  readonly alphabet: string
  readonly width: number
  readonly prefixOf: (slot: number) => string
  /** What follows the stamp, the same in every slot. */
  readonly tail: string
}

/** Chooses the spelling of `fresh` names; tokens are of fixed width but where the variation is about width. */
export function spellingOf(variation: Variation, fresh: number): Spelling {
  switch (variation) {
    case 'short-text':
    case 'short-values':
      return fresh === 1 ? threeBytes : slotAndTwoBytes
    case 'indentation':
      return blanks
    case 'long-names':
      return { ...plain, tail: 'x'.repeat(1024 - 9) }
    case 'same':
    case 'ids':
    case 'xml-ids':
    case 'tags':
    case 'attributes':
    case 'entities':
    case 'text-entities':
    case 'instructions':
    case 'comments':
    case 'text':
    case 'values':
    case 'classes':
    case 'namespaces':
    case 'namespace-uris':
      return plain
  }
}

/** How many fresh names a page has where it is not said, and how many can be told apart. */
export function limitsOf(variation: Variation): { readonly usual: number; readonly most: number } {
  switch (variation) {
    case 'short-text':
    case 'short-values':
      return { usual: 1, most: anyCharacter.length }
    case 'long-names':
      // 64 kB an input: a page with 10,000 attributes would else be of 10 MB.
      return { usual: 64, most: 36 ** 3 }
    case 'same':
    case 'ids':
    case 'xml-ids':
    case 'tags':
    case 'attributes':
    case 'entities':
    case 'text-entities':
    case 'instructions':
    case 'comments':
    case 'text':
    case 'values':
    case 'classes':
    case 'indentation':
    case 'namespaces':
    case 'namespace-uris':
      return { usual: 36 ** 3, most: 36 ** 3 }
  }
}

/**
 * Nine bytes: a letter, three digits for the slot, five for the input.
 *
 * The letter is z because HTML has no entity that begins with it and needs no semicolon, no element and no attribute.
 */
const plain: Spelling = {
  alphabet: '0123456789abcdef',
  width: 5,
  prefixOf: (slot) => `z${slot.toString(36).padStart(3, '0')}`,
  tail: '',
}

/** What may stand in a text or an attribute's value, quoted or not, without being markup. */
const anyCharacter = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ!#$%()*+,-.:;?@[]^_{|}~'

const threeBytes: Spelling = { alphabet: anyCharacter, width: 3, prefixOf: () => '', tail: '' }

const slotAndTwoBytes: Spelling = {
  alphabet: anyCharacter,
  width: 2,
  prefixOf: (slot) => anyCharacter.charAt(slot),
  tail: '',
}

/** 24 bytes: below the 60 that libxml2 shares, above the 15 that fit into a node (xmlSAX2TextNode). */
const blanks: Spelling = {
  alphabet: ' \t\n',
  width: 13,
  prefixOf: (slot) =>
    `\n${slot
      .toString(3)
      .padStart(10, '0')
      .replace(/[012]/g, (digit) => ' \t\n'.charAt(Number(digit)))}`,
  tail: '',
}
