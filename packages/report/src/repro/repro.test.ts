import type { LxmlSubject, Run } from '@plateau/core'
import { describe, expect, test } from 'vitest'
import { attacks } from '../samples/attacks.ts'
import { gauge, sampleGrowing, sampleRun } from '../samples/sample-runs.ts'
import { growsMost } from './grows-most.ts'
import { repro, type ReproInputs } from './repro.ts'

const hexadecimal = { alphabet: '0123456789abcdef', width: 5, encoding: 'ascii' } as const
const shared: LxmlSubject = {
  kind: 'lxml',
  parser: 'html',
  options: {},
  entry: 'fromstring',
  as: 'bytes',
  lifetime: 'shared',
}

test('repro() writes a script that a maintainer can read', () => {
  const run = sampleGrowing('tags', { subject: shared, freshPerInput: 2, reachedPerInput: 2 })

  expect(repro(run, inputs('<p><z000', '>1</z000', '><z001', '>"2"</z001', '></p>\n')).script).toMatchInlineSnapshot(`
    """"What is held of fresh tags grows by 20 names/page, 0.604-1.41 kB/page and 30.2-70.5 B/name.
    So measured over 16,320 inputs, Python 3.11.7, lxml 6.1.3, libxml2 2.14.6.
    """

    import ctypes
    import sys

    from lxml import etree

    # Input i is this page with i in place of each @@: 2 names that no input before it had.
    PAGE = (
        b'<p><z000@@>1</z000@@><z001@@>"2"</z001@@></p>\\n'
    )
    INPUTS = 16320
    PARSER = etree.HTMLParser()
    LIBC = ctypes.CDLL(None)
    NAMES, COUNT = [0], ctypes.CDLL(etree.__file__).xmlDictSize


    class Mallinfo(ctypes.Structure):  # glibc: malloc has handed out uordblks + hblkhd bytes
        fields = "arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost"
        number = ctypes.c_size_t if hasattr(LIBC, "mallinfo2") else ctypes.c_int
        _fields_ = list(zip(fields.split(), 10 * [number]))


    def handle(i):
        data = PAGE.replace(b"@@", ("%05x" % i).encode("ascii"))
        result = etree.fromstring(data, PARSER)
        address = id(result)  # + 24: its node, + 64: the document, + 152: the dictionary, in 64-bit libxml2
        for offset in (24, 64, 152):
            address = ctypes.c_size_t.from_address(address + offset).value
        NAMES[0] = COUNT(ctypes.c_void_p(address))


    mallinfo = getattr(LIBC, "mallinfo2", LIBC.mallinfo)
    mallinfo.restype = Mallinfo
    print("Python %s\\nlxml %s, libxml2 %s" % (sys.version, etree.LXML_VERSION, etree.LIBXML_VERSION))
    print("   inputs       heap B  heap B/page since input 8      names")
    done, readings = 0, []
    while done < INPUTS:
        for i in range(done, min(2 * done or 8, INPUTS)):
            handle(i)
        done = i + 1
        etree.clear_error_log()  # it fills and rotates, which is no growth
        info = mallinfo()
        readings.append((done, info.uordblks + info.hblkhd, NAMES[0]))
        held = [(now - then) / max(1.0, done - 8.0) for then, now in zip(readings[0], readings[-1])]
        print("%9d %12d %26.5g %10d" % (done, readings[-1][1], held[1], NAMES[0]))
    print("held per page: %.5g B of heap, %.5g names" % (held[1], held[2]))
    print("held per fresh name: %.5g B of heap" % (held[1] / 2))
    "
  `)
})

describe('repro() of every kind of subject has fewer than 60 lines of at most 120 columns, in ASCII', () => {
  const page = `<body>${'<p class="a">A paragraph &amp; a bit</p>\n'.repeat(9)}<z000`
  test.each<[string, Run['subject']]>([
    ...(['fromstring', 'parse', 'feed', 'iterparse', 'html.fromstring'] as const).flatMap((entry) =>
      (['shared', 'page', 'thread', 'default'] as const).flatMap((lifetime) =>
        (['html', 'xml'] as const).map((parser): [string, Run['subject']] => [
          `${entry} ${lifetime} ${parser}`,
          { ...shared, entry, lifetime, parser },
        ]),
      ),
    ),
    ['text', { ...shared, as: 'str', entry: 'parse' }],
    ['an option of text', { ...shared, options: { encoding: 'utf-8\n"é', huge_tree: true, target: null } }],
    ['a target', { ...shared, options: { target: 'events' }, lifetime: 'thread' }],
    [
      'a builder of trees and a schema',
      { ...shared, parser: 'xml', options: { target: 'tree-builder', schema: 'anything' } },
    ],
    ['a callable', { kind: 'callable', call: 'crawler.pages:Parser.parse' }],
  ])('%s', (_, subject) => {
    const run = sampleGrowing('tags', { subject })

    const { script } = repro(run, { ...inputs(page, '>1</z000', '></body>'), path: ['/a "path"/é'] })

    const lines = script.trimEnd().split('\n')
    expect(lines.length).toBeLessThan(60)
    expect(lines.filter((line) => line.length > 120)).toEqual([])
    // oxlint-disable-next-line no-control-regex -- all of ASCII
    expect(script).toMatch(/^[\x00-\x7f]*$/)
  })
})

describe('repro() has the page', () => {
  const run = sampleGrowing('tags', { subject: shared })

  test('packed where that makes it small', () => {
    const { script, page } = repro(run, { ...inputs('x'.repeat(2000), 'y'.repeat(1000)), deflate: toLittle })

    expect(page).toBeUndefined()
    const [, packed = ''] = /PACKED = \(\n([^)]*)\)/.exec(script) ?? []
    expect(packed).toContain('AAAA')
    expect(script).toContain('PAGE = zlib.decompress(base64.b64decode(PACKED))')
  })

  test('in a file that it reads where it is too big', () => {
    const pieces = Array.from(
      { length: 2000 },
      (_, index) => `${(index * 7919).toString(36)}${(index ** 3).toString(36)}`,
    )

    const { script, page } = repro(run, inputs(...pieces))

    expect(Buffer.from(page ?? []).toString()).toBe(pieces.join('@@'))
    expect(script).toContain('with open(sys.argv[1], "rb") as page:')
    expect(script).toContain('python THIS_SCRIPT PAGE')
  })

  test.each([
    [['a@@b', '@', 'c'], '@1@'],
    [['a@', '@1@', '@'], '@2@'],
  ])('with a mark that it has nowhere else: %j', (pieces, mark) => {
    expect(repro(run, inputs(...pieces)).script).toContain(`PAGE.replace(b"${mark}"`)
  })

  test('with stamps as it counts them, in its encoding', () => {
    const stamp = { alphabet: 'ab"', width: 2, encoding: 'utf-16-le' } as const

    const { script } = repro(run, { ...inputs('a', 'b'), stamp })

    expect(script).toContain(String.raw`ALPHABET = "ab\""`)
    expect(script).toContain(
      'data = PAGE.replace(u"@@".encode("utf-16-le"), "".join(ALPHABET[i // 3 ** n % 3] for n in reversed(range(2))).encode("utf-16-le"))',
    )
  })
})

test.each(Object.entries(attacks))('repro() gives %s no way into the script', (_, text) => {
  const subject: LxmlSubject = { ...shared, options: { encoding: text } }
  const run = sampleGrowing('tags', { subject, versions: { python: text, lxml: text } })

  const { script } = repro(run, { ...inputs(text, text), path: [text] })

  // oxlint-disable-next-line no-control-regex -- all of ASCII
  expect(script).toMatch(/^[\n\x20-\x7e]*$/)
  expect(script.split('"""')).toHaveLength(3)
})

describe('growsMost()', () => {
  test('takes the run that holds most bytes a page', () => {
    const [little, much] = [growingBy(10), growingBy(20)]

    expect(growsMost([little, sampleRun(), much])).toBe(much)
  })

  test('takes names where no heap grows', () => {
    const { heap: _, ...gauges } = sampleGrowing('tags').gauges
    const run = sampleGrowing('tags', { gauges })

    expect(growsMost([sampleRun(), run])).toBe(run)
  })

  test('takes none where none grows', () => {
    expect(growsMost([sampleRun()])).toBeUndefined()
  })
})

function toLittle(): Uint8Array {
  return new Uint8Array(300)
}

function growingBy(high: number): Run {
  const heap = gauge('B', { kind: 'linear', perInput: { low: 1, high } }, (after) => high * after)
  return sampleGrowing('tags', { gauges: { heap } })
}

function inputs(...pieces: readonly string[]): ReproInputs {
  return {
    pieces: pieces.map((piece) => Buffer.from(piece)),
    stamp: hexadecimal,
    encoding: 'utf-8',
    path: [],
    deflate: (page) => page,
  }
}
