import { entityNames } from './entity-names.ts'
import type { Finder, Search } from './finder.ts'
import type { Text } from './markup.ts'
import { slot } from './slots.ts'

/** Finds texts that are more than blanks, without the blanks around them. */
export function findTexts({ text, found }: Search): Finder {
  return eachText(({ start, end }) => {
    const words = /[^\t\n\f\r ](?:[^]*[^\t\n\f\r ])?/.exec(text.slice(start, end))
    if (words !== null) found([slot(start + words.index, start + words.index + words[0].length)])
  })
}

/** Finds whole texts that tags stand around and that are no longer than libxml2 shares them (xmlSAX2TextNode: 3 bytes). */
export function findShortTexts({ text, found }: Search): Finder {
  return eachText(({ start, end }) => {
    if (end - start <= 3 && /^[^\t\n\f\r &]+$/.test(text.slice(start, end)) && beforeTag(text, end))
      found([slot(start, end)])
  })
}

/** Finds blanks that tags stand around, which libxml2 shares below 60 bytes (xmlSAX2TextNode). */
export function findIndentation({ text, found }: Search): Finder {
  return eachText(({ start, end }) => {
    if (end - start < 60 && /^[\t\n\r ]+$/.test(text.slice(start, end)) && beforeTag(text, end))
      found([slot(start, end)])
  })
}

/** Finds the names of references to entities in texts. */
export function findTextEntities({ text, found }: Search): Finder {
  return eachText((piece) => {
    for (const [start, end] of entityNames(text, piece.start, piece.end)) found([slot(start, end)])
  })
}

/** Finds the contents of comments. */
export function findComments({ found }: Search): Finder {
  return (piece) => {
    if (piece.kind === 'comment') found([slot(piece.start + 4, piece.end - 3)])
  }
}

/** Finds the targets of processing instructions. */
export function findInstructions({ text, found }: Search): Finder {
  return (piece) => {
    if (piece.kind !== 'instruction') return
    const target = /^[^\t\n\f\r ?>]+/.exec(text.slice(piece.start + 2, piece.end))?.[0]
    if (target !== undefined) found([slot(piece.start + 2, piece.start + 2 + target.length)])
  }
}

function eachText(take: (text: Text) => void): Finder {
  return (piece) => {
    if (piece.kind === 'text') take(piece)
  }
}

function beforeTag(text: string, at: number): boolean {
  return text[at] === '<' && text[at + 1] !== '!'
}
