import { expect, test } from 'vitest'
import { versionsInWords } from './versions.ts'

test('versionsInWords() says what is known', () => {
  expect(versionsInWords({ python: '3.11.7', lxml: '6.1.3', libxml2: '2.14.6' })).toBe(
    'Python 3.11.7, lxml 6.1.3, libxml2 2.14.6',
  )
  expect(versionsInWords({ python: '3.12.1' })).toBe('Python 3.12.1')
})

test('versionsInWords() says what a callable was given, after what everything has', () => {
  const given = { beautifulsoup4: '4.15.0', soupsieve: '4.1.2' }

  expect(versionsInWords({ python: '3.13.0', lxml: '6.1.3', with: given })).toBe(
    'Python 3.13.0, lxml 6.1.3, beautifulsoup4 4.15.0, soupsieve 4.1.2',
  )
})
