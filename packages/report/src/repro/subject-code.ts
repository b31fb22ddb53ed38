import type { CallableSubject, LxmlSubject } from '@plateau/core'
import { pythonString, pythonValue } from './python-text.ts'

/** What a script needs to hand `data` to the subject. */
export interface SubjectCode {
  /** Modules of the standard library. */
  readonly imports: readonly string[]
  /** What brings lxml or the callable's module in. */
  readonly from: readonly string[]
  /** What is made once. */
  readonly setup: readonly string[]
  /** Lines that define `result`. */
  readonly parse: readonly string[]
}

/** Writes how a parser is made and called, as a run does it. */
export function lxmlCode(subject: LxmlSubject): SubjectCode {
  const { entry, lifetime, as } = subject
  const isShared = lifetime === 'shared' && entry !== 'iterparse'
  return {
    imports: [
      ...(entry === 'iterparse' || entry === 'parse' ? ['io'] : []),
      ...(lifetime === 'thread' ? ['threading'] : []),
    ],
    from: [`from lxml import etree${entry === 'html.fromstring' ? ', html' : ''}`],
    setup: [...objects(subject), ...(isShared ? [`PARSER = ${parserCode(subject)}`] : [])],
    parse: parse(subject, {
      parser: lifetime === 'default' ? undefined : isShared ? 'PARSER' : parserCode(subject),
      file: `io.${as === 'str' ? 'StringIO' : 'BytesIO'}(data)`,
    }),
  }
}

function parse(
  subject: LxmlSubject,
  { parser, file }: { readonly parser: string | undefined; readonly file: string },
): readonly string[] {
  const given = parser === undefined ? '' : `, ${parser}`
  switch (subject.entry) {
    case 'fromstring':
      return parser === undefined && subject.parser === 'html'
        ? ['result = etree.HTML(data)']
        : [`result = etree.fromstring(data${given})`]
    case 'parse':
      return [`result = etree.parse(${file}${given}).getroot()`]
    case 'feed':
      return [`parser = ${parser}`, 'parser.feed(data)', 'result = parser.close()']
    case 'iterparse': {
      const more = optionsCode(subject)
      const options = `html=${subject.parser === 'html' ? 'True' : 'False'}${more === '' ? '' : `, ${more}`}`
      return [`events = etree.iterparse(${file}, ${options})`, 'list(events)', 'result = events.root']
    }
    case 'html.fromstring':
      return [`result = html.fromstring(data${parser === undefined ? '' : `, parser=${parser}`})`]
  }
}

function parserCode(subject: LxmlSubject): string {
  const { parser, entry } = subject
  const named =
    entry === 'html.fromstring'
      ? `html.${parser === 'html' ? 'HTMLParser' : 'XHTMLParser'}`
      : `etree.${parser === 'html' ? 'HTMLParser' : 'XMLParser'}`
  return `${named}(${optionsCode(subject)})`
}

/** A target belongs to one parser, a schema is compiled once; everything else is itself. */
function optionsCode({ options }: LxmlSubject): string {
  return Object.entries(options)
    .map(([name, value]) => {
      if (name === 'schema' && value !== null) return 'schema=SCHEMA'
      if (name !== 'target' || value === null) return `${name}=${pythonValue(value)}`
      return value === 'tree-builder' ? 'target=etree.TreeBuilder()' : 'target=Target()'
    })
    .join(', ')
}

function objects({ parser, options: { target = null, schema = null } }: LxmlSubject): readonly string[] {
  return [
    ...(target === null || target === 'tree-builder' ? [] : keepsNothing),
    ...(schema === null ? [] : acceptsItsRoot(parser)),
  ]
}

const keepsNothing = [
  'class Target(object):  # keeps nothing of a document',
  '    start = end = data = comment = pi = close = lambda self, *arguments: None',
]

/** An XMLSchema has to name the root; below it, anything goes. */
function acceptsItsRoot(parser: LxmlSubject['parser']): readonly string[] {
  const name = parser === 'html' ? '"html"' : 'etree.fromstring(PAGE, etree.XMLParser(recover=True)).tag'
  return [
    `ROOT = etree.QName(${name})`,
    'WHERE = {"targetNamespace": ROOT.namespace} if ROOT.namespace else {}',
    'SCHEMA = etree.Element("{http://www.w3.org/2001/XMLSchema}schema", WHERE)',
    'etree.SubElement(SCHEMA, "{http://www.w3.org/2001/XMLSchema}element", name=ROOT.localname)',
    'SCHEMA = etree.XMLSchema(SCHEMA)',
  ]
}

/** Writes how a callable is found and called: with the page if it takes an argument. */
export function callableCode({ call }: CallableSubject, path: readonly string[]): SubjectCode {
  const [module = '', name = ''] = call.split(':')
  const [first = ''] = name.split('.')
  return {
    imports: ['gc', 'os'],
    from: [
      ...path.toReversed().map((folder) => `sys.path.insert(0, ${pythonString(folder)})`),
      `from ${module} import ${first}`,
    ],
    setup: [
      'if os.environ.get("PYTHONMALLOC") != "malloc":  # else Python keeps small objects where malloc does not count',
      '    os.execve(sys.executable, [sys.executable] + sys.argv, dict(os.environ, PYTHONMALLOC="malloc"))',
      `FUNCTION = ${name}`,
      'CODE = getattr(getattr(FUNCTION, "__wrapped__", FUNCTION), "__code__", None)',
      'TAKES_PAGE = CODE is None or CODE.co_argcount > 0 or bool(CODE.co_flags & 4)  # 4: *args',
    ],
    parse: ['FUNCTION(*([data] if TAKES_PAGE else []))'],
  }
}
