import { formatRange, type Run } from '@plateau/core'
import wrapAnsi from 'wrap-ansi'
import { grouped } from '../words/count.ts'
import { growing } from '../words/gauges.ts'
import { list } from '../words/list.ts'
import { title } from '../words/title.ts'
import { versionsInWords } from '../words/versions.ts'
import { inputCode, type Inputs, markedPage, type PageCode, pageCode } from './page-code.ts'
import { docstringLine } from './python-text.ts'
import { callableCode, lxmlCode, type SubjectCode } from './subject-code.ts'

export interface ReproInputs extends Inputs {
  /** Folders that go before Python's `sys.path`, for a callable. */
  readonly path: readonly string[]
}

/** A script that shows a run's growth without plateau, and the file it reads where the page is too big to be in it. */
export interface Repro {
  readonly script: string
  readonly page?: Uint8Array
}

/** A bug report is read on a screen. */
const mostLines = 59

/**
 * Writes a Python script, for 2.7 and 3.5 to 3.14 with glibc, that hands the same inputs to the same subject and prints
 * what is held after each doubling, and at the end by page and by fresh name.
 *
 * It has fewer than 60 lines and imports the standard library and lxml, or the callable's module, only.
 *
 * @example
 * ```ts
 * import type { Run } from '@plateau/core'
 * import { repro } from '@plateau/report'
 * import { deflateSync } from 'node:zlib'
 *
 * export function script(run: Run, page: Uint8Array): string {
 *   const stamp = { alphabet: '0', width: 1, encoding: 'ascii' } as const
 *   return repro(run, { pieces: [page], stamp, encoding: 'utf-8', deflate: deflateSync, path: [] }).script
 * }
 * ```
 */
export function repro(run: Run, inputs: ReproInputs): Repro {
  const { page, mark } = markedPage(inputs)
  const { subject } = run
  const code = subject.kind === 'lxml' ? lxmlCode(subject) : callableCode(subject, inputs.path)
  const data = inputCode(inputs, { mark, as: subject.kind === 'lxml' ? subject.as : 'bytes' })
  const around = (written: PageCode) => script(run, { code, data, mark, page: written })

  const room = mostLines - around({ imports: [], lines: [] }).length
  const written = pageCode(page, { deflate: inputs.deflate, atMost: room })
  return { script: `${around(written).join('\n')}\n`, ...(written.file !== undefined && { page: written.file }) }
}

interface Parts {
  readonly code: SubjectCode
  readonly data: readonly string[]
  readonly mark: string
  readonly page: PageCode
}

function script(run: Run, { code, data, mark, page }: Parts): readonly string[] {
  const names = namesCode(run)
  const usesLxml = run.subject.kind === 'lxml'
  const imports = ['ctypes', 'sys', ...code.imports, ...page.imports]
  return [
    ...head(run, page.file !== undefined),
    ...imports.toSorted().map((name) => `import ${name}`),
    '',
    ...code.from,
    '',
    varies(run, mark),
    ...page.lines,
    `INPUTS = ${run.inputs}`,
    ...code.setup,
    'LIBC = ctypes.CDLL(None)',
    ...(names.length === 0 ? [] : ['NAMES, COUNT = [0], ctypes.CDLL(etree.__file__).xmlDictSize']),
    '',
    '',
    'class Mallinfo(ctypes.Structure):  # glibc: malloc has handed out uordblks + hblkhd bytes',
    '    fields = "arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost"',
    '    number = ctypes.c_size_t if hasattr(LIBC, "mallinfo2") else ctypes.c_int',
    '    _fields_ = list(zip(fields.split(), 10 * [number]))',
    '',
    '',
    'def handle(i):',
    ...[...data, ...code.parse, ...names].map((line) => `    ${line}`),
    '',
    '',
    'mallinfo = getattr(LIBC, "mallinfo2", LIBC.mallinfo)',
    'mallinfo.restype = Mallinfo',
    usesLxml
      ? 'print("Python %s\\nlxml %s, libxml2 %s" % (sys.version, etree.LXML_VERSION, etree.LIBXML_VERSION))'
      : 'print("Python %s" % sys.version)',
    ...loop(run, names.length > 0),
  ]
}

function head(run: Run, readsFile: boolean): readonly string[] {
  const rates = growing(run).flatMap(({ gauge: { unit }, growth }) => [
    formatRange(growth.perInput, { unit, per: 'page' }),
    ...(growth.perName === undefined || unit !== 'B' ? [] : [formatRange(growth.perName, { unit, per: 'name' })]),
  ])
  const { with: other = {} } = run.versions
  const given = Object.entries(other).map(([name, version]) => `, ${name} ${version}`)
  const said = [
    `What is held of ${title(run)} grows by ${list(rates)}.`,
    `So measured over ${grouped(run.inputs)} inputs, ${versionsInWords(run.versions)}${given.join('')}.`,
    ...(readsFile ? ['Run it with the page that was written beside it: python THIS_SCRIPT PAGE'] : []),
  ]
  const lines = said.flatMap((line) => wrapAnsi(docstringLine(line), 115).split('\n'))
  return [...lines.map((line, index) => (index === 0 ? `"""${line}` : line)), '"""', '']
}

function varies({ freshPerInput: fresh }: Run, mark: string): string {
  if (fresh === 0) return '# Every input is this page.'
  const what = fresh === 1 ? 'a name' : `${fresh} names`
  return `# Input i is this page with i in place of each ${mark}: ${what} that no input before it had.`
}

/** Counts the names behind `result`, or, where a target has made that, those that its parser keeps. */
function namesCode({ subject, versions, gauges }: Run): readonly string[] {
  if (subject.kind === 'callable' || gauges.names === undefined) return []
  const hasTarget = (subject.options['target'] ?? null) !== null
  if (hasTarget && Number.parseInt(versions.lxml ?? '', 10) >= 7) {
    return subject.lifetime === 'shared' ? ['NAMES[0] = PARSER.dict_size'] : []
  }
  return [
    ...(hasTarget
      ? [`result = etree.Element("${subject.parser}")  # of the same thread, so of the same dictionary`]
      : []),
    'address = id(result)  # + 24: its node, + 64: the document, + 152: the dictionary, in 64-bit libxml2',
    'for offset in (24, 64, 152):',
    '    address = ctypes.c_size_t.from_address(address + offset).value',
    'NAMES[0] = COUNT(ctypes.c_void_p(address))',
  ]
}

function loop(run: Run, hasNames: boolean): readonly string[] {
  const { subject, freshPerInput, reachedPerInput: fresh = freshPerInput } = run
  const inThread = subject.kind === 'lxml' && subject.lifetime === 'thread'
  const names = hasNames
    ? { head: '      names', form: ' %10d', value: ', NAMES[0]' }
    : { head: '', form: '', value: '' }
  return [
    `print("   inputs       heap B  heap B/page since input 8${names.head}")`,
    'done, readings = 0, []',
    'while done < INPUTS:',
    '    for i in range(done, min(2 * done or 8, INPUTS)):',
    ...(inThread ? threaded : ['        handle(i)']),
    '    done = i + 1',
    subject.kind === 'lxml'
      ? '    etree.clear_error_log()  # it fills and rotates, which is no growth'
      : '    gc.collect()',
    '    info = mallinfo()',
    `    readings.append((done, info.uordblks + info.hblkhd${names.value}))`,
    '    held = [(now - then) / max(1.0, done - 8.0) for then, now in zip(readings[0], readings[-1])]',
    `    print("%9d %12d %26.5g${names.form}" % (done, readings[-1][1], held[1]${names.value}))`,
    `print("held per page: %.5g B of heap${hasNames ? ', %.5g names" % (held[1], held[2]))' : '" % held[1])'}`,
    ...(fresh > 0 ? [`print("held per fresh name: %.5g B of heap" % (held[1] / ${fresh}))`] : []),
  ]
}

const threaded = [
  '        thread = threading.Thread(target=handle, args=(i,))',
  '        thread.start()',
  '        thread.join()',
]
