import { fileURLToPath } from 'node:url'
import { frameName, type Frame } from '@plateau/core'
import { describe, expect, test } from 'vitest'
import { framesOf } from './frames-of.ts'

const probe = fileURLToPath(new URL('../../python/plateau_probe/', import.meta.url))

describe('framesOf()', () => {
  test('puts the Python calls where the interpreter carried them out', () => {
    const stack = framesOf(
      [
        native('malloc'),
        native('_PyEval_EvalFrameDefault'),
        native('_PyEval_Vector'),
        native('_PyEval_EvalFrameDefault'),
      ],
      [call('inner', { isEntry: false }), call('outer', { isEntry: true }), call('main', { isEntry: true })],
    )

    expect(stack.map(frameName)).toEqual(['malloc', 'inner', 'outer', '_PyEval_Vector', 'main'])
  })

  test("leaves plateau's own frames out", () => {
    const stack = framesOf(
      [native('xmlDictLookup'), native('_PyEval_EvalFrameDefault'), native('main')],
      [call('mine', { isEntry: false }), { ...call('feed', { isEntry: true }), file: `${probe}exercise.py` }],
    )

    expect(stack.map(frameName)).toEqual(['xmlDictLookup', 'mine'])
  })

  test('keeps the calls of an interpreter that tells no names', () => {
    const stack = framesOf([native('malloc')], [call('mine', { isEntry: true })])

    expect(stack.map(frameName)).toEqual(['malloc', 'mine'])
  })

  test("keeps one of the interpreter's frames where Python's calls are not known", () => {
    const python = '/usr/lib/libpython2.7.so.1.0'
    const stack = framesOf(
      [
        native('xmlDictLookup', '/lxml/etree.so'),
        native('PyObject_Call', python),
        native('PyEval_EvalFrameEx', python),
      ],
      [],
    )

    expect(stack.map(frameName)).toEqual(['xmlDictLookup', 'PyObject_Call'])
  })

  test("keeps all where there is nothing but the interpreter's", () => {
    const python = '/usr/bin/python2.7'
    const stack = framesOf([native('PyList_New', python), native('PyEval_EvalFrameEx', python)], [])

    expect(stack.map(frameName)).toEqual(['PyList_New', 'PyEval_EvalFrameEx'])
  })
})

function native(name: string, module = '/lib/some.so'): Frame {
  return { language: 'native', function: name, module }
}

function call(name: string, { isEntry }: { readonly isEntry: boolean }) {
  return { function: name, file: '/home/me/crawl.py', line: 3, isEntry }
}
