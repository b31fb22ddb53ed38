import { expect, test } from 'vitest'
import type { Python } from '../pythons/python.ts'
import { loadable, wheelName } from './wheel-name.ts'

const linux = { executable: '/python', platform: 'linux-x86_64', libc: 'glibc 2.36' }
const py27 = { ...linux, version: '2.7.18', abi: 'cp27mu' }
const py311 = { ...linux, version: '3.11.7', abi: 'cp311' }
const py313t = { ...linux, version: '3.13.0', abi: 'cp313t' }
const onMusl = { ...py311, libc: 'musl 1.2' }

test('wheelName() reads versions, tags, and sets of tags', () => {
  const name = wheelName('lxml-4.9.4-cp311-cp311-manylinux_2_17_x86_64.manylinux2014_x86_64.whl')

  expect(name).toMatchObject({
    version: '4.9.4',
    pythons: ['cp311'],
    abis: ['cp311'],
    platforms: ['manylinux_2_17_x86_64', 'manylinux2014_x86_64'],
  })
})

test.each(['lxml-4.9.4.tar.gz', 'numpy-2.0.0-cp311-cp311-linux_x86_64.whl', 'lxml-4.9.4.win32-py3.4.exe', ''])(
  'wheelName() takes "%s" for none of lxml',
  (file) => {
    expect(wheelName(file)).toBeUndefined()
  },
)

test.each<[string, Python, string, boolean]>([
  ['its own ABI', py311, 'lxml-1-cp311-cp311-manylinux2014_x86_64.whl', true],
  ['the wide build of 2.7', py27, 'lxml-1-cp27-cp27mu-manylinux1_x86_64.whl', true],
  ['another ABI', py311, 'lxml-1-cp312-cp312-manylinux2014_x86_64.whl', false],
  ['the narrow build of 2.7', py27, 'lxml-1-cp27-cp27m-manylinux1_x86_64.whl', false],
  ['a newer glibc', py311, 'lxml-1-cp311-cp311-manylinux_2_39_x86_64.whl', false],
  ['another machine', py311, 'lxml-1-cp311-cp311-manylinux2014_aarch64.whl', false],
  ['another system', py311, 'lxml-1-cp311-cp311-win_amd64.whl', false],
  ['musl where glibc is', py311, 'lxml-1-cp311-cp311-musllinux_1_2_x86_64.whl', false],
  ['musl where musl is', onMusl, 'lxml-1-cp311-cp311-musllinux_1_2_x86_64.whl', true],
  ['the stable ABI of an older Python', py311, 'lxml-1-cp39-abi3-manylinux2014_x86_64.whl', true],
  ['the stable ABI of a newer Python', py311, 'lxml-1-cp312-abi3-manylinux2014_x86_64.whl', false],
  ['the stable ABI without the lock', py313t, 'lxml-1-cp39-abi3-manylinux2014_x86_64.whl', false],
  ['pure Python', py27, 'lxml-1-py2.py3-none-any.whl', true],
  ['pure Python of the other kind', py27, 'lxml-1-py3-none-any.whl', false],
])('loadable() judges %s', (_, python, file, loads) => {
  const wheel = wheelName(file)

  expect(wheel).toBeDefined()
  expect(loadable(wheel === undefined ? [] : [wheel], python)).toHaveLength(loads ? 1 : 0)
})
