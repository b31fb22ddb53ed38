import { expect, test } from 'vitest'
import { wheelPlatforms } from './wheel-platforms.ts'

const python = { executable: '/python', version: '3.11.7', abi: 'cp311' }

test('wheelPlatforms() counts down from the glibc that is there, with the names before PEP 600', () => {
  const tags = wheelPlatforms({ ...python, platform: 'linux-x86_64', libc: 'glibc 2.28' })

  expect(tags[0]).toBe('manylinux_2_28_x86_64')
  expect(tags).toEqual(expect.arrayContaining(['manylinux2014_x86_64', 'manylinux2010_x86_64', 'manylinux1_x86_64']))
  expect(tags).not.toContain('manylinux_2_29_x86_64')
  expect(tags.at(-1)).toBe('linux_x86_64')
})

test('wheelPlatforms() knows no manylinux before 2014 on ARM', () => {
  const tags = wheelPlatforms({ ...python, platform: 'linux-aarch64', libc: 'glibc 2.31' })

  expect(tags).toContain('manylinux2014_aarch64')
  expect(tags.filter((tag) => /manylinux(1|2010)_/.test(tag))).toEqual([])
})

test('wheelPlatforms() takes musl wheels on musl and no others', () => {
  const tags = wheelPlatforms({ ...python, platform: 'linux-x86_64', libc: 'musl 1.2' })

  expect(tags).toEqual(['musllinux_1_2_x86_64', 'musllinux_1_1_x86_64', 'musllinux_1_0_x86_64', 'linux_x86_64'])
})

test.each([
  ['macosx-14.5-arm64', 'macosx_14_0_arm64', 'macosx_11_0_universal2', 'macosx_15_0_arm64'],
  ['macosx-10.15-x86_64', 'macosx_10_15_x86_64', 'macosx_10_9_intel', 'macosx_11_0_x86_64'],
])('wheelPlatforms() of %s begins with %s, has %s and not %s', (platform, first, another, none) => {
  const tags = wheelPlatforms({ ...python, platform })

  expect(tags[0]).toBe(first)
  expect(tags).toContain(another)
  expect(tags).not.toContain(none)
})

test('wheelPlatforms() of Windows is its one tag', () => {
  expect(wheelPlatforms({ ...python, platform: 'win-amd64' })).toEqual(['win_amd64'])
})
