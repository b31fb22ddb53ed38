import type { Run, Variation } from '@plateau/core'
import { shorten } from '../safe/shorten.ts'

/** What the subject was given, in words: `the repeated page`, `fresh tags`. */
export function title({ subject, variation }: Pick<Run, 'subject' | 'variation'>): string {
  switch (subject.kind) {
    case 'lxml':
      return varied[variation]
    case 'callable':
      return `${shorten(subject.call, 60)}${variation === 'same' ? '' : ` with ${varied[variation]}`}`
  }
}

const varied: Record<Variation, string> = {
  same: 'the repeated page',
  ids: 'fresh ids',
  'xml-ids': 'fresh xml:ids',
  tags: 'fresh tags',
  attributes: 'fresh attributes',
  entities: 'fresh entities',
  'text-entities': 'fresh entities in text',
  instructions: 'fresh instructions',
  comments: 'fresh comments',
  text: 'fresh text',
  'short-text': 'fresh short text',
  values: 'fresh values',
  'short-values': 'fresh short values',
  classes: 'fresh classes',
  indentation: 'fresh indentation',
  namespaces: 'fresh namespaces',
  'namespace-uris': 'fresh namespace URIs',
  'long-names': 'fresh long names',
}
