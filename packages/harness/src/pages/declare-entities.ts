import type { Markup } from './markup.ts'
import type { Site, Slot } from './slots.ts'

/** The document type declaration of an XML page as far as it matters for declaring entities in it. */
export interface Prolog {
  readonly doctype: { readonly start: number; readonly end: number } | undefined
  readonly root: { readonly name: string; readonly start: number } | undefined
}

/** Notes the parts of a prolog as they come by. */
export function addToProlog(prolog: Prolog, piece: Markup): Prolog {
  if (piece.kind === 'doctype') return { ...prolog, doctype: piece }
  if (piece.kind === 'start' && prolog.root === undefined) return { ...prolog, root: piece }
  return prolog
}

/**
 * Declares the entity of each site, for XML in which a reference to an undeclared one ends the parse (XML 1.0, 4.1).
 *
 * The declarations come first in the internal subset: after a reference to a parameter entity that is not read, a
 * processor must not take any (XML 1.0, 5.1).
 */
export function declareEntities(text: string, sites: readonly Site[], prolog: Prolog): Site[] {
  const { at, open, close } = subset(text, prolog)
  return sites.map((site, index): Site => {
    const declaration: Slot = {
      start: at,
      end: at,
      before: `${index === 0 ? open : ''}<!ENTITY `,
      after: ` "x">${index === sites.length - 1 ? close : ''}`,
    }
    return [declaration, ...site]
  })
}

function subset(text: string, { doctype, root }: Prolog): { at: number; open: string; close: string } {
  if (doctype === undefined) return { at: root?.start ?? 0, open: `<!DOCTYPE ${root?.name ?? 'b'} [`, close: ']>' }
  const declaration = text.slice(doctype.start, doctype.end)
  const untilSubset = /^<!DOCTYPE(?:[^"'[>]|"[^"]*"|'[^']*')*\[/.exec(declaration)?.[0].length
  if (untilSubset !== undefined) return { at: doctype.start + untilSubset, open: '', close: '' }
  return { at: doctype.end - 1, open: ' [', close: ']' }
}
