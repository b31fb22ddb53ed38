import { delimiter } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { childEnvironment, fixedEnvironment } from './child-environment.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

test('fixedEnvironment() is what makes readings exact, and what keeps pages from the network', () => {
  expect(fixedEnvironment([])).toEqual({
    http_proxy: 'http://127.0.0.1:9',
    https_proxy: 'http://127.0.0.1:9',
    ftp_proxy: 'http://127.0.0.1:9',
    PYTHONMALLOC: 'malloc',
    PYTHONHASHSEED: '0',
    PYTHONDONTWRITEBYTECODE: '1',
    PYTHONNOUSERSITE: '1',
    PYTHONIOENCODING: 'utf-8',
    GLIBC_TUNABLES: 'glibc.malloc.tcache_count=0:glibc.malloc.mxfast=0:glibc.malloc.arena_max=1',
  })
})

test('fixedEnvironment() names the folders that modules come from first', () => {
  expect(fixedEnvironment(['/a', '/b'])['PYTHONPATH']).toBe(`/a${delimiter}/b`)
})

test.each([
  'PYTHONPATH',
  'PYTHONSTARTUP',
  'PYTHONMALLOCSTATS',
  'MALLOC_ARENA_MAX',
  'MALLOC_PERTURB_',
  'LD_PRELOAD',
  'PLATEAU_ADDRESSES',
  'no_proxy',
])("childEnvironment() leaves the user's %s out", (name) => {
  vi.stubEnv(name, 'set by the user')

  expect(childEnvironment(fixedEnvironment([]))).not.toHaveProperty(name)
})

test("childEnvironment() overrules the user's GLIBC_TUNABLES and keeps everything else", () => {
  vi.stubEnv('GLIBC_TUNABLES', 'glibc.malloc.perturb=1')
  vi.stubEnv('SHOP_DATABASE', 'kept')

  const environment = childEnvironment(fixedEnvironment([]))

  expect(environment).toMatchObject({ ...fixedEnvironment([]), SHOP_DATABASE: 'kept' })
})
