import { attributesOf } from './attributes-of.ts'
import type { Finder, Search } from './finder.ts'
import type { StartTag } from './markup.ts'
import { type Slot, slot } from './slots.ts'

/** Finds the prefixes that namespaces are declared with, each with every use in its scope. */
export function findNamespaces(search: Search): Finder {
  const inScope = new Map<string, Slot[][]>()
  const open: string[][] = []

  return (piece) => {
    switch (piece.kind) {
      case 'start':
        return start(piece)
      case 'end':
        use(piece.name, piece.start + 2)
        return leave()
      case 'text':
      case 'comment':
      case 'instruction':
      case 'doctype':
        return
    }
  }

  function start(tag: StartTag): void {
    const attributes = attributesOf(search.text, tag, 'xml')
    const declared = attributes.filter(({ name }) => name.startsWith('xmlns:') && name !== 'xmlns:xml')
    open.push(declared.map(({ name }) => name.slice(6)))
    for (const { name, nameStart, nameEnd } of declared) {
      const scopes = inScope.get(name.slice(6)) ?? []
      scopes.push([slot(nameStart + 6, nameEnd)])
      inScope.set(name.slice(6), scopes)
    }
    use(tag.name, tag.start + 1)
    for (const { name, nameStart } of attributes) use(name, nameStart)
    if (tag.form === 'slash') leave()
  }

  function use(name: string, at: number): void {
    const colon = name.indexOf(':')
    const site = inScope.get(name.slice(0, Math.max(0, colon)))?.at(-1)
    if (site !== undefined && site.length <= mostUses) site.push(slot(at, at + colon))
  }

  function leave(): void {
    for (const prefix of open.pop() ?? []) {
      const site = inScope.get(prefix)?.pop()
      if (site !== undefined && site.length <= mostUses) search.found(site)
    }
  }
}

/** More uses than this are left alone: each is a piece of the template, and a prefix is fresh only if all of them are. */
const mostUses = 100_000
