import type { Finder, Search } from './finder.ts'
import type { EndTag, StartTag } from './markup.ts'
import { type Slot, slot } from './slots.ts'

/** Finds the elements to rename in XML: all but the root, whose name a DOCTYPE repeats. */
export function findXmlElements(search: Search): Finder {
  return findElements(search, { slashEnds: true, mayRename: (_name, depth) => depth > 0 })
}

/** Finds the elements to rename in HTML: start and end tag match, and every parser reads them like any other element. */
export function findHtmlElements(search: Search): Finder {
  return findElements(search, { slashEnds: false, mayRename: (name) => plainName.test(name) && !special.has(name) })
}

interface Rules {
  readonly slashEnds: boolean
  readonly mayRename: (name: string, depth: number) => boolean
}

function findElements({ found }: Search, rules: Rules): Finder {
  const open: StartTag[] = []
  const timesOpen = new Map<string, number>()
  let tooDeep = 0

  return (piece) => {
    switch (piece.kind) {
      case 'start':
        return start(piece)
      case 'end':
        return end(piece)
      case 'text':
      case 'comment':
      case 'instruction':
      case 'doctype':
        return
    }
  }

  function start(tag: StartTag): void {
    if (tag.form === 'void') return
    if (tag.form === 'slash' && rules.slashEnds) {
      if (rules.mayRename(tag.name, open.length)) found([nameOf(tag)])
      return
    }
    if (open.length === deepest) {
      tooDeep++
      return
    }
    open.push(tag)
    timesOpen.set(tag.name, (timesOpen.get(tag.name) ?? 0) + 1)
  }

  function end(tag: EndTag): void {
    if (tooDeep > 0) {
      tooDeep--
      return
    }
    if ((timesOpen.get(tag.name) ?? 0) === 0) return
    const top = open.at(-1)
    if (top?.name === tag.name && top.form === 'open' && rules.mayRename(tag.name, open.length - 1)) {
      found([nameOf(top), nameOf(tag)])
    }
    for (let last = open.pop(); last !== undefined; last = open.pop()) {
      timesOpen.set(last.name, (timesOpen.get(last.name) ?? 1) - 1)
      if (last.name === tag.name) return
    }
  }
}

function nameOf(tag: StartTag | EndTag): Slot {
  const at = tag.start + (tag.kind === 'end' ? 2 : 1)
  return slot(at, at + tag.name.length)
}

/** libxml2 reads no element deeper than this, even with huge_tree (xmlParserMaxDepth, XML_MAX_HUGE_DEPTH). */
const deepest = 2048

const plainName = /^[a-z][a-z0-9]*$/

/** What parsers read apart from other elements: the frame of a page, raw text, foreign markup, tables and forms. */
const special = new Set(
  (
    'html head body title frameset noframes script style xmp iframe noembed noscript plaintext textarea template svg math ' +
    'table caption colgroup thead tbody tfoot tr td th form button select option optgroup fieldset legend label object ' +
    'applet marquee'
  ).split(' '),
)
