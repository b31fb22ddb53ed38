import { formatSize, type Pair, type SnapshotPairs } from '@plateau/core'
import { quoted } from '../../words/asked-again.ts'
import { pairTitle, percent } from '../../stacks/pair-in-words.ts'
import { framesInWords } from '../../stacks/stack-in-words.ts'
import { isNoise, worthShowing } from '../../stacks/worth-showing.ts'
import { versionsInWords } from '../../words/versions.ts'
import { type Html, html } from '../markup.ts'
import { namesSection } from '../names/names-section.ts'
import { page } from '../page.ts'
import type { PageSection } from '../page-section.ts'
import { stacksSection } from './stacks-section.ts'

/** The call stacks that are told on the first screen. */
const stacksTold = 3
/** From the allocation outwards: enough to tell who asked. */
const framesTold = 3

/** Tells pairs of snapshots, where there is no result of a run beside them, as one HTML file. */
export async function pairsReport(files: readonly SnapshotPairs[]): Promise<Iterable<string>> {
  const reported = { results: [], pairs: files }
  const sections = [stacksSection(reported), namesSection(reported)].flatMap((section) => section ?? [])
  const pairs = files.flatMap(({ pairs: each }) => each)
  const [most] = pairs.toSorted((a, b) => sumOf(b) - sumOf(a))
  const title = most === undefined ? 'no pair of snapshots' : pairTitle(most)
  return page({
    title: `${title} - plateau`,
    header: header(title, files, most),
    sections: [...sections, recorded(files)],
  })
}

function header(title: string, files: readonly SnapshotPairs[], most: Pair | undefined): Html {
  const [first] = files
  const others = files.flatMap(({ pairs }) => pairs).filter((pair) => pair !== most)
  return html`<p class="kicker">plateau ${first?.command[0]} report, ${first?.startedAt.slice(0, 10)}</p>
<h1>${title}</h1>
<dl class="headline">
${fact('By how much', most === undefined ? [] : largest(most))}
${fact('Beside it', others.map(pairTitle).slice(0, stacksTold))}
${fact('On', versionsOf(files))}
${fact('What to do', most === undefined ? [] : toDo(most))}
</dl>`
}

function fact(term: string, texts: readonly string[]): Html | undefined {
  if (texts.length === 0) return undefined
  return html`<div><dt>${term}</dt>${texts.map((text) => html`<dd>${text}</dd>`)}</div>`
}

function largest(pair: Pair): readonly string[] {
  return worthShowing(pair, pair.stacks)
    .filter(({ bytes }) => bytes > 0)
    .slice(0, stacksTold)
    .map(({ frames, bytes, share = 0 }) => {
      const { shown } = framesInWords(frames, framesTold)
      const names = shown.slice(0, framesTold).map(({ name, place }) => (place === '' ? name : `${name} (${place})`))
      return `${formatSize(bytes)}, ${percent(share)}: ${names.length === 0 ? 'no frame is known' : names.join(', called by ')}`
    })
}

function versionsOf(files: readonly SnapshotPairs[]): readonly string[] {
  const readings = files.flatMap(({ pairs }) => pairs.flatMap(({ before, after }) => [before, after]))
  return [...new Set(readings.flatMap((reading) => (reading?.versions ? [versionsInWords(reading.versions)] : [])))]
}

function toDo(pair: Pair): readonly string[] {
  if (isNoise(pair) || sumOf(pair) <= 0) return ['Nothing is to do.']
  const { subject, page: name = 'PAGE', variation = 'same', versions } = pair.after ?? {}
  const release = versions?.lxml === undefined ? [] : ['--lxml', versions.lxml]
  const command = ['npx plateau map', quoted(name), '--vary', variation, ...release.map(quoted)].join(' ')
  return [
    'See below which function asks for it, and which names are kept.',
    ...(subject?.kind === 'lxml' ? [`To find the option or the lifetime that bounds it: ${command}`] : []),
  ]
}

function sumOf({ stacks }: Pair): number {
  return stacks.reduce((sum, { bytes }) => sum + bytes, 0)
}

function recorded(files: readonly SnapshotPairs[]): PageSection {
  return {
    id: 'recorded',
    heading: 'How it was recorded',
    body: html`${files.map(
      ({ command, startedAt, plateau }) => html`<p>To record it again:</p>
<pre class="command"><code>${['npx plateau', ...command.map(quoted)].join(' ')}</code></pre>
<dl class="facts"><div><dt>began</dt><dd>${startedAt}</dd></div><div><dt>plateau</dt><dd>${plateau}</dd></div></dl>`,
    )}`,
  }
}
