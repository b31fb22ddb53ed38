import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ChildError, lastLines } from '../children/child-error.ts'
import { runChild } from '../children/run-child.ts'
import { temporaryFolder } from '../children/temporary-folder.ts'
import { objectIn } from '../probe/object-in.ts'
import { pythonEnvironment } from '../pythons/ask-python.ts'
import { choosePython } from '../pythons/choose-python.ts'
import { pageFrom } from './page-from.ts'
import { mostBytesIn, type SourceOptions, tooLarge } from './source-options.ts'
import { refused, type SourceRecord } from './source-record.ts'

const script = fileURLToPath(new URL('../../python/plateau_mhtml.py', import.meta.url))
/** A saved page carries its pictures along, in base64: so many times the most that a page may have. */
const WITH_PICTURES = 16

/**
 * Reads the page of an MHTML file (RFC 2557), and where asked its frames behind it.
 *
 * It is Python's `email` that reads it: npm's libraries decode texts, or lose bytes where a part ends (mailsplit 5.4.6).
 */
export async function* readMhtml(path: string, options: SourceOptions, name: string): AsyncGenerator<SourceRecord> {
  const most = WITH_PICTURES * mostBytesIn(options)
  const { size } = await stat(path)
  if (size > most) {
    yield refused(name, tooLarge(most))
    return
  }
  const folder = await temporaryFolder({ prefix: 'plateau-mhtml' })
  try {
    const parts = await documentsIn(path, folder.path, options.signal)
    if (typeof parts === 'string') yield refused(name, parts)
    else {
      const page = parts.find(({ id, start }) => start !== undefined && id === start) ?? parts[0]
      if (page === undefined) yield refused(name, 'holds neither HTML nor XML')
      else {
        yield await recordOf(page, name, options)
        const frames = options.frames === true ? parts.filter((part) => part !== page) : []
        for (const frame of frames) {
          const record = await recordOf(frame, `${name}#${frame.number}`, options)
          yield record.kind === 'page' ? { ...record, frame: true } : record
        }
      }
    }
    options.onRead?.(size, size)
  } finally {
    await folder.cleanup()
  }
}

/** What the script says of a document, and where it put it. */
interface Document {
  readonly file: string
  readonly number: number
  readonly contentType: string | undefined
  readonly location: string | undefined
  readonly date: string | undefined
  readonly id: string | undefined
  readonly start: string | undefined
  readonly problem: string | undefined
}

/** The documents of a file, or why there are none to be had. */
async function documentsIn(
  path: string,
  folder: string,
  signal: AbortSignal | undefined,
): Promise<readonly Document[] | string> {
  const context = signal === undefined ? {} : { signal }
  const { executable } = await choosePython(undefined, context)
  try {
    const { stdout } = await runChild(executable, [script, path, folder], {
      env: pythonEnvironment(process.env),
      cwd: folder,
      keepBytes: 64 * 1024 * 1024,
      ...context,
    })
    return stdout.split('\n').flatMap((line, number) => {
      const said = objectIn(line)
      return said === undefined ? [] : [documentOf(said, join(folder, String(number)), number)]
    })
  } catch (error) {
    if (!(error instanceof ChildError)) throw error
    return `is no MHTML that Python's email can read: ${lastLines(error.stderr).split('\n').at(-1)}`
  }
}

function documentOf(said: object, file: string, number: number): Document {
  return {
    file,
    number,
    contentType: textIn(said, 'contentType'),
    location: textIn(said, 'location'),
    date: textIn(said, 'date'),
    id: textIn(said, 'id'),
    start: textIn(said, 'start'),
    problem: textIn(said, 'problem'),
  }
}

function textIn(said: object, field: string): string | undefined {
  const value: unknown = Reflect.get(said, field)
  return typeof value === 'string' ? value : undefined
}

async function recordOf(document: Document, name: string, options: SourceOptions): Promise<SourceRecord> {
  const { file, problem, contentType = 'text/html', location, date } = document
  if (problem !== undefined)
    return refused(name, problem === 'cut' ? 'is cut short: its last boundary is missing' : `is broken: ${problem}`)
  const { size } = await stat(file)
  if (size > mostBytesIn(options)) return refused(name, tooLarge(mostBytesIn(options)))
  const labels = { name, contentType, ...(location !== undefined && { url: location }), ...dated(date) }
  return (
    pageFrom(await readFile(file), labels) ??
    refused(name, `is of the type ${contentType}, which is neither HTML nor XML`)
  )
}

/** As an ISO date, where it is one. */
function dated(date: string | undefined): { readonly date?: string } {
  const time = date === undefined ? Number.NaN : Date.parse(date)
  return Number.isNaN(time) ? {} : { date: new Date(time).toISOString() }
}
