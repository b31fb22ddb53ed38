import type { Lifetime } from '@plateau/core'
import { lifetimeInWords } from '../words/subject.ts'
import { boundedBy } from './bounded-by.ts'
import type { MeasuredMap } from './measured-map.ts'
import { releasesInWords } from './release.ts'

interface Code {
  readonly lifetime: Lifetime
  readonly about: string
  /** For a parser of that class. */
  readonly write: (parser: string) => string
}

const codes: readonly Code[] = [
  {
    lifetime: 'thread',
    about:
      'It was measured with one page a thread. A thread may parse many pages: what they keep is then held until it ends. ' +
      '[What a thread costs](memory-and-speed.md).',
    write: (parser) => `from threading import Thread
from lxml import etree

def parse(pages, found):
    parser = etree.${parser}()
    for page in pages:
        root = etree.fromstring(page, parser)
        found.extend(a.get("href") for a in root.iter("a"))  # texts: an element holds its tree, and so the names

found = []
thread = Thread(target=parse, args=(pages, found))
thread.start()
thread.join()`,
  },
  {
    lifetime: 'page',
    about: 'Neither a parser that a module makes once, nor the default one.',
    write: (parser) => `from lxml import etree

found = []
for page in pages:
    root = etree.fromstring(page, etree.${parser}())
    found.extend(a.get("href") for a in root.iter("a"))  # texts: an element holds its tree, and so the names`,
  },
]

/** The lifetimes that keep nothing where a plain parser does, as code, each with the releases of which that is so. */
export function inPython(map: MeasuredMap): readonly string[] {
  return codes.flatMap(({ lifetime, about, write }) => {
    const helped = map.sections.flatMap((section) => {
      const releases = boundedBy(lifetime, section, map)
      return releases.length === 0 ? [] : [{ parser: section.parser, releases }]
    })
    const [first] = helped
    if (first === undefined) return []
    const comments = helped.map(({ parser, releases }) => `# ${parser} keeps nothing on ${releasesInWords(releases)}`)
    return [
      `### In code: ${lifetimeInWords({ lifetime })}`,
      about,
      `\`\`\`python\n${comments.join('\n')}\n${write(first.parser)}\n\`\`\``,
    ]
  })
}
