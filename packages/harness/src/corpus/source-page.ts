/** What a source has next: a page, or why there is none. */
export type SourcePage =
  | {
      readonly kind: 'page'
      readonly name: string
      readonly bytes: Buffer
      readonly contentType?: string
      readonly encoding?: string
      readonly url?: string
    }
  | { readonly kind: 'refused'; readonly name: string; readonly because: string }

/** Goes through all pages from the beginning, each time it is called. */
export type Sources = () => AsyncIterable<SourcePage>
