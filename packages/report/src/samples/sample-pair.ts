import { subtract, type LiveStack, type Pair, type Snapshot } from '@plateau/core'

const native = (name: string, line?: number) =>
  ({
    language: 'native',
    function: name,
    module: '/cache/lxml/etree.cpython-311-x86_64-linux-gnu.so',
    ...(line !== undefined && { file: '/build/libxml2-2.10.3/HTMLparser.c', line }),
  }) as const

const python = { language: 'python', function: 'parse', file: '/home/a/parse.py', line: 3 } as const

const dictionary: LiveStack = {
  frames: [
    { ...native('xmlDictLookup.part.0', 870), file: '/build/libxml2-2.10.3/dict.c' },
    native('htmlParseHTMLName_nonInvasive', 2510),
    native('__pyx_f_4lxml_5etree_11_BaseParser__parseDoc'),
    { language: 'native', module: '/cache/lxml/etree.cpython-311-x86_64-linux-gnu.so', offset: 0x12345 },
    python,
  ],
  bytes: 4_120_000,
  count: 3,
}
const deep: LiveStack = {
  frames: [...Array.from({ length: 30 }, (_, depth) => native(`htmlParseElementInternal${depth}`)), python],
  bytes: 104_000,
  count: 13,
}
const freed: LiveStack = { frames: [native('xmlHashGrow')], bytes: 2064, count: 1 }
const unknown: LiveStack = { frames: [], bytes: 24, count: 1 }

/** What a window of fresh tags left behind. */
export const samplePair: Pair = {
  ...subtract(sampleSnapshot([freed], 1_000_000, 64), {
    ...sampleSnapshot([dictionary, deep, unknown], 5_250_000, 4096),
    notes: ['1 frame has no name: the wheel has no symbols'],
  }),
  kept: [
    { name: 'xmlns', bytes: 5, constructs: [] },
    { name: 'class', bytes: 5, constructs: ['attribute'], page: 'minimal' },
    { name: 't0', bytes: 2, constructs: ['tag', 'class'], page: 'minimal' },
    { name: 't1', bytes: 2, constructs: ['class', 'tag'], page: 'minimal' },
    { name: 't2', bytes: 2, constructs: ['tag', 'class'], page: 'another' },
  ],
}

export function sampleSnapshot(stacks: readonly LiveStack[], heap: number, inputs: number): Snapshot {
  return {
    schema: 'plateau.snapshot/1',
    subject: { kind: 'lxml', parser: 'html', options: {}, entry: 'fromstring', as: 'bytes', lifetime: 'shared' },
    page: 'minimal',
    variation: 'tags',
    freshPerInput: 20,
    versions: { python: '3.11.7', lxml: '4.9.4', libxml2: '2.10.3' },
    inputs,
    heap,
    process: '4242',
    recorder: { name: 'memray', version: '1.20.0' },
    names: Array.from({ length: inputs / 64 }, (_, index) => `t${index}`),
    notes: [],
    environment: {},
    stacks,
  }
}
