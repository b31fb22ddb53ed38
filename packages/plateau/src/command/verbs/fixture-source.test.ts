import { PageError, UsageError } from '@plateau/harness'
import { describe, expect, test } from 'vitest'
import { recordsOf } from './fixture-source.ts'

describe('recordsOf()', () => {
  test.each([
    ['https://news.example/', {}, 'Expected --fetch beside an address'],
    ['page.html', { fetch: true }, 'Expected an address for --fetch'],
    ['https://', { fetch: true }, 'Expected an address for --fetch'],
    ['ftp://news.example/', {}, 'Expected a file, a folder or an address of http'],
    ['file:///etc/passwd', {}, 'Expected a file, a folder or an address of http'],
  ] as const)('refuses %j with %j, and asks nobody', async (source, flags, message) => {
    const first = recordsOf(source, flags, {}).next()

    await expect(first).rejects.toThrow(UsageError)
    await expect(first).rejects.toThrow(message)
  })

  test('says where there is nothing', async () => {
    await expect(recordsOf('nowhere.warc', {}, {}).next()).rejects.toThrow(PageError)
  })
})
