import { formatSize, grows, type WatchCause, type WatchedGauge, type WatchedProcess } from '@plateau/core'
import { count, grouped } from '../words/count.ts'
import { list } from '../words/list.ts'
import type { Tone } from '../words/verdict.ts'
import { span } from './span.ts'

/** What is said of a watched process: one sentence, what that is, and what to do about it. */
export interface WatchWords {
  readonly tone: Tone
  readonly sentence: string
  readonly meaning?: string
  readonly remedy?: string
}

/** Says what grows in a process, in the words of docs/leak-cache-fragmentation-or-vocabulary.md. */
export function watchInWords(process: WatchedProcess): WatchWords {
  const { verdict } = process
  switch (verdict.kind) {
    case 'nothing':
      return { tone: 'good', sentence: `nothing grows: what is held has stopped growing, or comes and goes` }
    case 'undecided':
      return { tone: 'unclear', sentence: `cannot be told yet: ${verdict.because}` }
    case 'names':
    case 'objects':
    case 'c code':
    case 'fragmentation': {
      const also =
        verdict.also.length === 0 ? '' : `; ${list(verdict.also.map((cause) => `${subjects[cause]} grow`))} too`
      return { tone: 'bad', sentence: `${sentences[verdict.kind](process)}${also}`, ...advice[verdict.kind] }
    }
  }
}

const subjects = {
  names: "lxml's names",
  objects: "Python's objects",
  'c code': 'what C code holds',
  fragmentation: 'holes',
} as const satisfies Record<WatchCause, string>

const sentences = {
  names: namesGrow,
  objects: objectsGrow,
  'c code': codeGrows,
  fragmentation: holesGrow,
} as const satisfies Record<WatchCause, (process: WatchedProcess) => string>

const advice = {
  names: {
    meaning: 'a vocabulary: it grows for as long as pages bring names that are new',
    remedy:
      'bound it by name, and let the dictionary end: up to lxml 6.1 it ends with its thread, from 7.0 on with its parser; "plateau run PAGE" tells which names a page leaves behind',
  },
  objects: {
    meaning: 'a leak, or a cache that is not yet full',
    remedy:
      'look for the container in Python (gc, objgraph); plateau_watch.start(..., objects=True) counts objects by type',
  },
  'c code': {
    meaning: "a leak outside Python, or a cache of a C library's",
    remedy: 'only call stacks tell whose it is: "plateau stacks" for a parser, "memray run --native" for a program',
  },
  fragmentation: {
    meaning: 'fragmentation: what was freed lies between what is held, and the process stays large',
    remedy: 'recycle processes, or try another allocator; no bound is held against it',
  },
} as const satisfies Record<WatchCause, { readonly meaning: string; readonly remedy: string }>

function namesGrow(process: WatchedProcess): string {
  const growing = process.threads.filter(({ growth }) => grows(growth))
  const kept = sum(growing.map(({ last = 0 }) => last))
  const more = kept - sum(growing.map(({ first = 0 }) => first))
  const who = growing.length === 1 ? (growing[0]?.name ?? '') : count(growing.length, 'thread')
  return `lxml's names grow: ${who} keep${growing.length === 1 ? 's' : ''} ${grouped(kept)}, ${grouped(more)} more than ${ago(process)}${heapToo(process)}`
}

function heapToo({ gauges }: WatchedProcess): string {
  const heap = gauges.find(({ gauge }) => gauge === 'heap')
  return heap === undefined || heap.last <= heap.first
    ? ''
    : `; the heap has grown by ${formatSize(heap.last - heap.first)}`
}

function objectsGrow(process: WatchedProcess): string {
  const of = (name: WatchedGauge['gauge']) => process.gauges.find(({ gauge }) => gauge === name)
  const counted = [of('blocks'), of('tracked')].find((gauge) => grows(gauge?.growth))
  if (counted !== undefined) {
    return `Python's objects grow: ${grouped(counted.last)} ${counted.unit}, ${grouped(counted.last - counted.first)} more than ${ago(process)}`
  }
  const outside = of('outside')
  const more = formatSize((outside?.last ?? 0) - (outside?.first ?? 0))
  return `Python's objects grow: beside what malloc holds, ${more} more are resident than ${ago(process)}, where this Python keeps small objects`
}

function codeGrows(process: WatchedProcess): string {
  const heap = process.gauges.find(({ gauge }) => gauge === 'heap')
  const more = formatSize((heap?.last ?? 0) - (heap?.first ?? 0))
  const counted = process.gauges.some(({ gauge }) => gauge === 'blocks')
  const unread = process.unread > 0 ? `; ${count(process.unread, 'thread')} may keep names that nobody reads` : ''
  const texts = counted ? '' : ', as far as they are counted: texts and numbers are not'
  return `what C code holds grows: malloc has handed out ${more} more than ${ago(process)}, and neither lxml's names nor Python's objects grow${texts}${unread}`
}

function holesGrow(process: WatchedProcess): string {
  const resident = process.gauges.find(({ gauge }) => gauge === 'resident')
  const more = formatSize((resident?.last ?? 0) - (resident?.settled ?? 0))
  return `fragmentation: resident has grown by ${more}, and what is held in it has not`
}

function ago({ seconds }: WatchedProcess): string {
  return `${span(seconds)} before`
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
