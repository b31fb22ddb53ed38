import { goals } from './goals.ts'
import { limit, inputs as limitInputs } from './ask-limit-leaks.ts'
import { marks } from './answer.ts'
import { columns, type Marks, plateaus, type Score, type Scores, totalOf } from './score.ts'
import type { Planted } from './subjects.ts'

/** What the figures were measured with. */
export interface Setting {
  readonly seed: number
  readonly runs: number
  readonly python: string
  readonly lxml: string
  readonly libc: string
  /** Processes that were running or waiting, at the beginning and at the end. */
  readonly load: readonly [number, number]
  readonly cores: number
  /** Whether limit_leaks saw 1,000 bytes of malloc() a call, through ctypes. */
  readonly seesMalloc: boolean
}

/** The committed page: what was asked, every answer, and what is not met. */
export function pageOf(subjects: readonly Planted[], scores: Scores, setting: Setting): string {
  const { seed, runs, python, lxml, libc, load, cores, seesMalloc } = setting
  const of = (truth: Planted['truth']) => subjects.filter((subject) => subject.truth === truth && subject.key in scores)
  return `# What is found, what is missed: plateau beside psleak and limit_leaks

Written by \`pnpm bench:detection --update\`; \`bench/detection.json\` holds the same figures, and a later run of the
command fails where one of plateau's is worse. Seed ${seed}, ${runs} runs of everything, Python ${python}, lxml ${lxml},
${libc}, ${cores} cores, load ${load[0].toFixed(1)} to ${load[1].toFixed(1)}: with more than ${cores}, each millisecond below is
one of waiting too, for all tools alike.

- **psleak 0.1.6** with its defaults, in a child of its own. Its time is that of the verdict, without starting Python.
- **pytest-memray 1.11.0**: \`limit_leaks("${limit}")\` on a test of ${grouped(limitInputs)} calls. It looks at allocators that it can
  hook: it saw ${seesMalloc ? 'also' : 'nothing of'} \`malloc\` called through \`ctypes\`, so it is given the same leak from
  \`PyMem_Malloc\`.
- **plateau** with up to 16,320 inputs, and psleak's own time for that subject in that run, 1 s, or 5 s: by the clock, for
  the whole run, from the fork to the verdict. Its Python runs already and has imported the subject, as psleak's has. A run
  that had all its inputs within 1 s is not repeated with 5.

A cell says how often a tool answered what, after how many calls and milliseconds in the middle of the runs. A leak is
*missed* when it was passed although it had happened three times or more, *unseen* when it had not. A cache that was not
cleared is *filling* while it has not been full for two doublings: until then it is what a leak looks like, and no tool can
know.

## Goals

${goals(scores)
  .map(({ goal, figures, met }) => `- ${met ? 'Met' : '**Not met**'}: ${goal}: ${figures}.`)
  .join('\n')}

## In total

${table(
  ['answers', ...columns],
  marks.map((mark) => [mark, ...columns.map((column) => String(totalOf(scores, column)[mark] ?? 0))]),
)}

## Leaks

${rowsOf(of('leak'), scores, 'leak / every so many inputs')}

## Caches of stated capacity

Each is given something new at every call; its name ends with the entries it may hold.

${rowsOf(of('cache'), scores, 'cache')}

## Callables that hold nothing

${rowsOf(of('healthy'), scores, 'callable of the standard library')}

## Why plateau could not tell

${reasons(scores)}
`
}

function rowsOf(subjects: readonly Planted[], scores: Scores, title: string): string {
  return table(
    [title, ...columns],
    subjects.map(({ key }) => [key, ...columns.map((column) => cell(scores[key]?.[column]))]),
  )
}

function reasons(scores: Scores): string {
  return Object.entries(scores)
    .flatMap(([key, row]) => {
      const because = new Set(plateaus.flatMap((column) => row[column].because))
      return because.size === 0 ? [] : [`- ${key}: ${[...because].join('; ')}`]
    })
    .join('\n')
}

function cell(score: Score | undefined): string {
  if (score === undefined) return ''
  return `${inWords(score.marks)}; ${grouped(score.inputs)} in ${grouped(score.ms)} ms`
}

function inWords(given: Marks): string {
  return Object.entries(given)
    .map(([mark, count]) => `${count} ${mark}`)
    .join(', ')
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n')
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

function grouped(value: number): string {
  return value.toLocaleString('en')
}
