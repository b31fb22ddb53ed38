import { expect, test } from 'vitest'
import { understand } from './index-answer.ts'

const python = { executable: '/p', version: '3.11.7', abi: 'cp311', platform: 'linux-x86_64', libc: 'glibc 2.36' }

test('understand() takes every wheel and sdist that pip named, whether it could use it or not', () => {
  const answer = understand(
    `Found link https://host/lxml-5.0.0-cp311-cp311-linux_x86_64.whl#sha256=ab (from https://host/), version: 5.0.0
     Skipping link: none of the wheel's tags match: cp27-cp27mu-manylinux1_x86_64: https://host/lxml-3.6.4-cp27-cp27mu-manylinux1_x86_64.whl (from https://host/)
     Skipping link: not a file: https://host/lxml-3.6.4.tar.gz`,
    python,
  )

  expect(answer).toEqual({
    files: [
      'lxml-5.0.0-cp311-cp311-linux_x86_64.whl',
      'lxml-3.6.4-cp27-cp27mu-manylinux1_x86_64.whl',
      'lxml-3.6.4.tar.gz',
    ],
    isWhole: true,
  })
})

test('understand() does not take an answer for whole when one of several indexes was silent', () => {
  const answer = understand(
    'Could not fetch URL http://a/lxml/: connection error\nFound link http://b/lxml-5.0.0-cp311-cp311-linux_x86_64.whl',
    python,
  )

  expect(answer.isWhole).toBe(false)
})

test('understand() makes do with the releases where pip names no wheels', () => {
  const answer = understand('ERROR: Could not find a version (from versions: 4.9.4, 5.0.0)', python)

  expect(answer).toEqual({
    files: ['lxml-4.9.4-cp-cp311-manylinux_2_36_x86_64.whl', 'lxml-5.0.0-cp-cp311-manylinux_2_36_x86_64.whl'],
    isWhole: false,
  })
})

test('understand() throws what pip said of an index that is silent', () => {
  expect(() => understand('Could not fetch URL http://a/lxml/: refused\n(from versions: none)', python)).toThrow(
    /^Expected an answer from the package index, got none: .+\n\nCould not fetch URL http:\/\/a\/lxml\/: refused$/,
  )
})
