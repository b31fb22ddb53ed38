import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cacheFolder } from './cache-folder.ts'

test('cacheFolder() is what PLATEAU_CACHE says, made absolute', () => {
  expect(cacheFolder({ PLATEAU_CACHE: 'here', XDG_CACHE_HOME: '/there' })).toBe(resolve('here'))
})

describe.runIf(process.platform === 'linux')('on Linux', () => {
  test('cacheFolder() is below XDG_CACHE_HOME, else below ~/.cache', () => {
    expect(cacheFolder({ XDG_CACHE_HOME: '/there', HOME: '/home/me' })).toBe('/there/plateau')
    expect(cacheFolder({ HOME: '/home/me' })).toBe(join('/home/me', '.cache', 'plateau'))
  })

  test('cacheFolder() passes over what is empty or relative', () => {
    expect(cacheFolder({ PLATEAU_CACHE: '', XDG_CACHE_HOME: 'relative', HOME: '/home/me' })).toBe(
      '/home/me/.cache/plateau',
    )
  })
})
