import { encodeAscii, type PageText } from './page-text.ts'
import type { Site, Slot } from './slots.ts'
import type { Spelling } from './spelling.ts'

/** Cuts a page at its slots: what stands between two slots is copied byte for byte. */
export function fill(bytes: Buffer, page: PageText, { sites, spelling }: Filling): Buffer[] {
  const pieces: Buffer[] = []
  let end = 0
  let after = ''
  for (const slot of inOrder(sites, spelling)) {
    pieces.push(piece(after, [end, slot.start * page.width], slot.before + slot.prefix))
    end = slot.end * page.width
    after = spelling.tail + slot.after
  }
  pieces.push(piece(after, [end, bytes.length], ''))
  return pieces

  function piece(first: string, [from, to]: readonly [number, number], last: string): Buffer {
    return Buffer.concat([
      encodeAscii(first, page.encoding),
      bytes.subarray(from, to),
      encodeAscii(last, page.encoding),
    ])
  }
}

export interface Filling {
  readonly sites: readonly Site[]
  readonly spelling: Spelling
}

interface Numbered extends Slot {
  readonly prefix: string
}

/** Sorting is stable, so what is added in one place stays in the order of its sites. */
function inOrder(sites: readonly Site[], spelling: Spelling): Numbered[] {
  const slots = sites.flatMap((site, index) => site.map((slot) => ({ ...slot, prefix: spelling.prefixOf(index) })))
  return slots.toSorted((a, b) => a.start - b.start)
}
