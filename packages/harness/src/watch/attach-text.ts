import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/** What a process that is attached to is to do. */
export interface AttachOrder {
  /** The file it writes to, by its own names. */
  readonly file: string
  readonly every: number
  /** Of the process's time that readings may take: they come less often where they would take more. */
  readonly share: number
}

/** 2 MB hold some 5,000 readings: as a process that was attached to ends with its file, more is rarely wanted. */
const limit = 2 * 1024 * 1024

/** A main thread that comes to it later than this finds nobody waiting, and does nothing. */
const WITHIN_S = 20

/** The one file that goes into a worker. */
export const watchModule = fileURLToPath(new URL('../../python/plateau_watch.py', import.meta.url))

/**
 * Python that begins to watch the process that runs it, once, however often it is run: it raises nothing, and leaves no name
 * in the module that it is run in. ASCII, as a process's own encoding is not known.
 */
export async function attachText({ file, every, share }: AttachOrder): Promise<string> {
  const source = await readFile(watchModule, 'utf8')
  const name = `plateau_watch_${Buffer.from(file).toString('hex')}`
  const begin = [
    'import sys, time, types',
    `if time.time() < ${Date.now() / 1000 + WITHIN_S} and ${python(name)} not in sys.modules:`,
    `    module = sys.modules[${python(name)}] = types.ModuleType(${python(name)})`,
    `    exec(compile(${python(source)}, "plateau_watch.py", "exec"), module.__dict__)`,
    `    module._attach(${python(file)}, ${every}, ${limit}, ${share})`,
    '',
  ].join('\n')
  return `try:\n exec(compile(${python(begin)}, "plateau watch", "exec"), {})\nexcept BaseException:\n pass\n`
}

/** A text as Python writes it, which for ASCII is as JSON does. */
function python(text: string): string {
  return JSON.stringify(text)
}
