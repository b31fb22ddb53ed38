import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { screen } from './screen.ts'

const terminal = { isTTY: true, columns: 120 }

beforeEach(() => {
  for (const name of ['NO_COLOR', 'FORCE_COLOR', 'LC_ALL', 'LC_CTYPE', 'LANG']) vi.stubEnv(name, undefined)
  vi.stubEnv('TERM', 'xterm-256color')
})

afterEach(() => {
  vi.unstubAllEnvs()
})

describe('screen() has colours', () => {
  test.each<[string, object, Readonly<Record<string, string>>, boolean]>([
    ['on a terminal', terminal, {}, true],
    ['not in a pipe', {}, {}, false],
    ['not on a terminal that cannot', terminal, { TERM: 'dumb' }, false],
    ['not with NO_COLOR', terminal, { NO_COLOR: '1' }, false],
    ['not with NO_COLOR, even if forced', terminal, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
    ['in spite of an empty NO_COLOR, which says nothing', terminal, { NO_COLOR: '' }, true],
    ['in a pipe, if forced', {}, { FORCE_COLOR: '1' }, true],
    ['not with FORCE_COLOR=0, even on a terminal', terminal, { FORCE_COLOR: '0' }, false],
    ['not with FORCE_COLOR=false', terminal, { FORCE_COLOR: 'false' }, false],
  ])('%s', (_, stream, env, color) => {
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)

    expect(screen(stream).color).toBe(color)
  })

  test('not with --no-color, wherever it stands', () => {
    vi.stubEnv('FORCE_COLOR', '1')
    process.argv.push('--no-color')

    expect(screen(terminal).color).toBe(false)

    process.argv.pop()
  })
})

describe('screen() is as wide', () => {
  test.each([
    ['as the terminal', 120, terminal],
    ['as 80 columns in a pipe', 80, {}],
    ['as 80 columns where a terminal says 0', 80, { isTTY: true, columns: 0 }],
  ])('%s', (_, width, stream) => {
    expect(screen(stream).width).toBe(width)
  })
})

describe('screen() draws with Unicode', () => {
  test.each<[string, Readonly<Record<string, string>>, boolean]>([
    ['in a UTF-8 locale', { LANG: 'en_GB.UTF-8' }, true],
    ['in a locale spelt otherwise', { LANG: 'C.utf8' }, true],
    ['where no locale is set', {}, true],
    ['not where ASCII was chosen', { LANG: 'C' }, false],
    ['not where LC_ALL overrules LANG', { LANG: 'en_GB.UTF-8', LC_ALL: 'POSIX' }, false],
    ['not on the Linux console', { LANG: 'en_GB.UTF-8', TERM: 'linux' }, false],
  ])('%s', (_, env, unicode) => {
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)

    expect(screen(terminal).unicode).toBe(unicode)
  })
})
