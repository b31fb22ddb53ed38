import type { Lifetime } from '@plateau/core'
import { safe } from '../safe/safe.ts'
import { lifetimeInWords } from '../words/subject.ts'
import { boundedBy } from './bounded-by.ts'
import { growingOn, type MeasuredMap } from './measured-map.ts'
import { type Release, releasesInWords } from './release.ts'

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
    const parsers = [...new Set(map.sections.map(({ parser }) => parser))]
    const helped = parsers.flatMap((parser) => {
      const releases = helpedBy(lifetime, parser, map)
      return releases.length === 0 ? [] : [{ parser, releases }]
    })
    const [first] = helped
    if (first === undefined) return []
    const comments = helped.map(({ parser, releases }) =>
      safe(`# ${parser} keeps nothing on ${releasesInWords(releases)}`, 'terminal'),
    )
    return [
      `### In code: ${lifetimeInWords({ lifetime })}`,
      about,
      `\`\`\`python\n${comments.join('\n')}\n${write(first.parser)}\n\`\`\``,
    ]
  })
}

/** The releases on which that lifetime keeps nothing of whatever a parser keeps of any page. */
function helpedBy(lifetime: Lifetime, parser: string, map: MeasuredMap): readonly Release[] {
  const sections = map.sections.filter((section) => section.parser === parser)
  return map.releases.filter((release) => {
    const growing = sections.filter((section) => growingOn(section, release).length > 0)
    return growing.length > 0 && growing.every((section) => boundedBy(lifetime, section, map).includes(release))
  })
}
