import { type BaselineFinding, columnName, type Run } from '@plateau/core'
import { shorten } from '../safe/shorten.ts'
import { count } from '../words/count.ts'
import { settingInWords } from '../words/setting.ts'
import type { Tone } from '../words/verdict.ts'
import { title } from '../words/title.ts'
import { sides } from './sides.ts'

export interface FindingInWords {
  readonly tone: Tone
  /** What came of it, in one word: said before the text, where nothing else says so. */
  readonly word: 'worse' | 'unclear' | 'better' | 'new'
  readonly text: string
}

/** Says what of a map is not as the committed baseline holds it, the gravest first, and by how much. */
export function findingsInWords(runs: readonly Run[]): readonly FindingInWords[] {
  const said = runs.flatMap((run) => (run.baseline === undefined ? [] : findingInWords(run, run.baseline)))
  const fresh = runs.filter(({ baseline }) => baseline?.kind === 'new').length
  return [
    ...said.toSorted((a, b) => tones.indexOf(a.tone) - tones.indexOf(b.tone)),
    ...(fresh === 0
      ? []
      : [{ tone: 'notable', word: 'new', text: `the baseline holds nothing of ${count(fresh, 'run')}` } as const]),
  ]
}

const tones: readonly Tone[] = ['bad', 'unclear', 'good', 'notable']

function findingInWords(run: Run, finding: BaselineFinding): readonly FindingInWords[] {
  const which = runInWords(run)
  switch (finding.kind) {
    case 'same':
    case 'new':
      return []
    case 'worse':
      return [{ tone: 'bad', word: 'worse', text: `${which}${by(finding, run)}` }]
    case 'better':
      return [{ tone: 'good', word: 'better', text: `${which}${by(finding, run)}` }]
    case 'unclear':
      return [{ tone: 'unclear', word: 'unclear', text: `${which}: ${shorten(finding.because, 300)}` }]
  }
}

function by({ change }: Extract<BaselineFinding, { kind: 'worse' | 'better' }>, { freshPerInput }: Run): string {
  return change.kind === 'less' || change.kind === 'more' ? `: ${sides(change, freshPerInput)}` : ''
}

function runInWords(run: Run): string {
  const { page, subject, versions } = run
  const setting = subject.kind === 'callable' ? '' : settingInWords(subject)
  const parser = subject.kind === 'callable' ? '' : subject.parser
  return [shorten(page, 40), parser, title(run), setting, shorten(columnName(versions), 60)]
    .filter((word) => word !== '')
    .join(', ')
}
