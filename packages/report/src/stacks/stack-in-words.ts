import { fileName, formatSize, frameName, isWrapperOf, moduleName, type Frame, type StackGrowth } from '@plateau/core'
import { shorten } from '../safe/shorten.ts'
import { count, grouped } from '../words/count.ts'
import { percent } from './pair-in-words.ts'

/** One frame: its name, and where it is. */
export interface FrameInWords {
  readonly name: string
  /** The file's name and the line, or the module; empty where neither is known. */
  readonly place: string
}

/** What a call stack gained: `4.12 MB, 41.8 %, 1 allocation more (of 3)`. */
export function stackInWords({ bytes, count: allocations, share, after }: StackGrowth): string {
  const size = bytes < 0 ? `${formatSize(-bytes)} less` : formatSize(bytes)
  return [size, ...(share === undefined ? [] : [percent(share)]), allocationsInWords(allocations, after.count)].join(
    ', ',
  )
}

function allocationsInWords(more: number, now: number): string {
  if (more === 0) return `as many allocations as before (${grouped(now)})`
  const change = `${count(Math.abs(more), 'allocation')} ${more < 0 ? 'less' : 'more'}`
  if (now === more) return change
  return `${change} ${now === 0 ? '(none left)' : `(${grouped(now)} in all)`}`
}

/** The frames that are shown, innermost first, and how many are not. */
export function framesInWords(
  frames: readonly Frame[],
  atMost: number,
): { readonly shown: readonly FrameInWords[]; readonly hidden: number } {
  // Cython's wrapper of a function and its body read alike.
  const told = frames.filter((frame, index) => !isWrapperOf(frame, frames[index - 1]))
  const shown = told.length <= atMost + 1 ? told : told.slice(0, atMost)
  return { shown: shown.map(frameInWords), hidden: told.length - shown.length }
}

function frameInWords(frame: Frame): FrameInWords {
  const name = shorten(frameName(frame), 120)
  if (frame.file !== undefined) {
    const file = shorten(fileName(frame.file), 80)
    return { name, place: frame.line === undefined ? file : `${file}:${frame.line}` }
  }
  return {
    name,
    place: frame.function === undefined || frame.module === undefined ? '' : shorten(moduleName(frame.module), 80),
  }
}
