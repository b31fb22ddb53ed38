import { columnName, type LxmlSubject, type Run } from '@plateau/core'
import { quoted } from '../../words/asked-again.ts'

/** What to type to measure a run again, on the same release: `npx plateau run minimal --vary tags --fresh 20 ...`. */
export function commandOf({ page, subject, variation, freshPerInput, versions }: Run): string {
  const words = [
    'run',
    page,
    '--vary',
    variation,
    ...(freshPerInput > 0 ? ['--fresh', String(freshPerInput)] : []),
    ...(versions.lxml === undefined && versions.asked === undefined ? [] : ['--lxml', columnName(versions)]),
    ...given(subject, versions.with),
  ]
  return ['npx plateau', ...words.map(quoted)].join(' ')
}

function given(subject: Run['subject'], distributions: Run['versions']['with'] = {}): readonly string[] {
  switch (subject.kind) {
    case 'callable':
      return [
        '--call',
        subject.call,
        ...Object.entries(distributions).flatMap(([name, version]) => ['--with', `${name}==${version}`]),
      ]
    case 'lxml':
      return parser(subject)
  }
}

function parser({ parser: name, options, entry, as, lifetime }: LxmlSubject): readonly string[] {
  return [
    '--parser',
    name,
    ...Object.entries(options).flatMap(([option, value]) => ['--option', `${option}=${value ?? 'none'}`]),
    '--entry',
    entry,
    '--as',
    as,
    // iterparse makes a parser a page: there is no lifetime to type.
    ...(entry === 'iterparse' ? [] : ['--lifetime', lifetime]),
  ]
}
